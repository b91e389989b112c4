package org.matimpact.statistics.multilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.Csv;
import org.matimpact.statistics.robust.ClusterRobustEstimate;

/**
 * Textbook data from R's mlmRev, where a run is told where they are ({@code
 * -Dsurefire.extra.args=-Dmatimpact.oracles=DIR}, with Hsb82.csv and Chem97.csv.gz as {@code
 * write.csv} makes them). Figures of lme4 1.1-31 and clubSandwich 0.5.8, as printed.
 */
class PublishedDataTest {

  private static final String PROPERTY = "matimpact.oracles";

  private static Csv read(String file) {
    String directory = System.getProperty(PROPERTY, "");
    assumeTrue(!directory.isEmpty(), "not run: -D" + PROPERTY + " names no directory");
    Path path = Path.of(directory, file);
    assumeTrue(Files.exists(path), "not run: no " + file);
    return Csv.read(path);
  }

  private static int[] codes(String[] labels) {
    List<String> levels = Arrays.stream(labels).distinct().sorted().toList();
    return Arrays.stream(labels).mapToInt(levels::indexOf).toArray();
  }

  private static double[] indicator(String[] labels, String level) {
    return Arrays.stream(labels).mapToDouble(label -> label.equals(level) ? 1 : 0).toArray();
  }

  private static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** High School and Beyond, 7,185 pupils in 160 schools (Raudenbush &amp; Bryk 2002). */
  @Test
  void highSchoolAndBeyond() {
    Csv csv = read("Hsb82.csv");
    int[] school = codes(csv.text("school"));
    double[][] between = {
      ones(school.length), indicator(csv.text("sector"), "Catholic"), csv.numbers("meanses")
    };
    double[][] pupil = {csv.numbers("cses")};
    SchoolYears data =
        PupilRows.group(school, new int[school.length], between, pupil, csv.numbers("mAch"));
    MultilevelFit empty =
        MultilevelModel.of(data.select(new int[] {0}, new int[0]), RandomEffects.SCHOOL)
            .fit(Likelihood.REML);
    assertThat(empty.variances().school()).isCloseTo(8.6140248, within(1e-6));
    assertThat(empty.variances().residual()).isCloseTo(39.1483219, within(1e-6));
    assertThat(empty.criterion()).isCloseTo(47116.79348, within(1e-5));
    MultilevelFit fit = MultilevelModel.of(data, RandomEffects.SCHOOL).fit(Likelihood.REML);
    double[] b = {12.12821190858, 1.22462012470, 5.33626080296, 2.19117196502};
    double[] se = {0.199198355921, 0.306080777525, 0.368944551620, 0.108673017108};
    for (int k = 0; k < b.length; k++) {
      assertThat(fit.coefficient(k)).isCloseTo(b[k], within(1e-7));
      assertThat(fit.standardError(k)).isCloseTo(se[k], within(1e-7));
    }
    assertThat(fit.criterion()).isCloseTo(46553.8323067, within(1e-6));
    int[] schools = new int[data.schools()];
    Arrays.setAll(schools, j -> j);
    ClusterRobustEstimate catholic = fit.clustered(schools).coefficient(1);
    assertThat(catholic.standardError()).isCloseTo(0.311, within(5e-4));
    assertThat(catholic.degreesOfFreedom()).isCloseTo(100.1, within(0.05));
  }

  /** A-level chemistry, 31,022 pupils in schools in local authorities: two nested effects. */
  @Test
  void chemistryInSchoolsInAuthorities() {
    Csv csv = read("Chem97.csv.gz");
    int[] authority = codes(csv.text("lea"));
    double[][] pupil = {csv.numbers("gcsecnt"), indicator(csv.text("gender"), "F")};
    SchoolYears data =
        PupilRows.group(
            authority,
            codes(csv.text("school")),
            new double[][] {ones(authority.length)},
            pupil,
            csv.numbers("score"));
    MultilevelFit fit =
        MultilevelModel.of(data, RandomEffects.SCHOOL_AND_YEAR).fit(Likelihood.REML);
    double[] b = {5.988794, 2.560090, -0.741453};
    double[] se = {0.034979, 0.017123, 0.030340};
    for (int k = 0; k < b.length; k++) {
      assertThat(fit.coefficient(k)).isCloseTo(b[k], within(5.1e-7));
      assertThat(fit.standardError(k)).isCloseTo(se[k], within(5.1e-7));
    }
    assertThat(fit.variances().schoolYear()).isCloseTo(1.132119917, within(1e-5));
    assertThat(fit.variances().school()).isCloseTo(0.020007149, within(1e-5));
    assertThat(fit.variances().residual()).isCloseTo(5.058782326, within(1e-6));
    assertThat(fit.criterion()).isCloseTo(141110.7543, within(1e-4));
  }
}
