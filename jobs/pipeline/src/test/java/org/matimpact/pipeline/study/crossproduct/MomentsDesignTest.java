package org.matimpact.pipeline.study.crossproduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.settings.ScanSettings;

/** The truth is the definition: means and centred sums of the standardised values themselves. */
class MomentsDesignTest {

  private static final ColumnSet SET =
      ColumnSet.of(
          TableContracts.load().table("pupil_attainment"),
          new ScanSettings(
              List.of("female", "disadvantaged", "ethnicity", "prior_attainment"),
              List.of("prior_attainment^2", "prior_attainment^3", "prior_attainment*disadvantaged"),
              List.of(),
              10),
          List.of("attainment_8"));
  private static final ProductLayout LAYOUT = new ProductLayout(SET);
  private static final List<String> PREDICTORS =
      List.of(
          "female",
          "ethnicity",
          "prior_attainment",
          "prior_attainment^2",
          "prior_attainment^3",
          "prior_attainment*disadvantaged");

  /** One pupil: flags, level of ethnicity, prior attainment and attainment in hundredths. */
  private record Pupil(int female, int disadvantaged, int level, int prior, int result) {}

  @Test
  void momentsAreThoseOfTheStandardisedValues() {
    List<Pupil> pupils = draw(150);
    Map<Double, Long> results = new TreeMap<>();
    Map<Double, Long> priors = new TreeMap<>();
    pupils.forEach(p -> results.merge(p.result() / 100.0, 3L, Long::sum));
    pupils.forEach(p -> priors.merge(p.prior() / 100.0, 3L, Long::sum));
    MomentsDesign design = new MomentsDesign(LAYOUT, PREDICTORS, "attainment_8");
    design.year(2019, NationalMoments.of(column("attainment_8"), results), moments(priors));

    MomentsDesign.Sums sums = design.sums(2019);
    addTwoPatterns(sums::add, pupils);

    double[][] columns = standardised(pupils);
    double[] expected = CrossProductsByHand.moments(columns);
    assertThat(design.names())
        .containsExactly(
            "female",
            "ethnicity=mixed",
            "ethnicity=asian",
            "ethnicity=black",
            "ethnicity=chinese",
            "ethnicity=other",
            "prior_attainment",
            "prior_attainment^2",
            "prior_attainment^3",
            "prior_attainment*disadvantaged");
    double[] found = sums.moments();
    assertThat(found).hasSameSizeAs(expected).hasSize(design.width());
    for (int i = 0; i < found.length; i++) {
      // integers are exact; what is lost is lost in some thirty double operations on numbers up to
      // 1e3
      assertThat(found[i]).as("number %d", i).isCloseTo(expected[i], within(1e-9));
    }
  }

  /** Adds a row of a school-year. */
  private interface RowAdder {
    void add(String pattern, long pupils, long[] products, long[] high);
  }

  @Test
  void pupilsOfASliceHaveAColumnOfTheirOwn() {
    List<Pupil> pupils = draw(150);
    List<Pupil> lowest = pupils.stream().filter(p -> p.prior() <= 1300).toList();
    List<Pupil> highest = pupils.stream().filter(p -> p.prior() > 2700).toList();
    MomentsDesign design =
        new MomentsDesign(
            LAYOUT,
            List.of("female", "disadvantaged"),
            List.of("prior_tercile=1", "prior_tercile=3"),
            "attainment_8");
    design.year(2019, new NationalMoments(-3, 12), NationalMoments.NONE);
    MomentsDesign.Sums sums = design.sums(2019);

    addTwoPatterns(sums::add, pupils);
    addTwoPatterns(
        (pattern, n, low, high) -> sums.addSlice("prior_tercile=1", pattern, n, low, high), lowest);
    addTwoPatterns(
        (pattern, n, low, high) -> sums.addSlice("prior_tercile=3", pattern, n, low, high),
        highest);
    addTwoPatterns(
        (pattern, n, low, high) -> sums.addSlice("sen=1", pattern, n, low, high), lowest);
    sums.addSlice(
        "prior_tercile=1", "prior_attainment", 9, new long[LAYOUT.size()], new long[LAYOUT.wide()]);

    double[][] columns = new double[5][pupils.size()];
    for (int i = 0; i < pupils.size(); i++) {
      Pupil pupil = pupils.get(i);
      columns[0][i] = pupil.female();
      columns[1][i] = pupil.disadvantaged();
      columns[2][i] = pupil.prior() <= 1300 ? 1 : 0;
      columns[3][i] = pupil.prior() > 2700 ? 1 : 0;
      columns[4][i] = (pupil.result() / 100.0 - 50 + 3) / 12;
    }
    double[] expected = CrossProductsByHand.moments(columns);
    assertThat(design.names())
        .containsExactly("female", "disadvantaged", "prior_tercile=1", "prior_tercile=3");
    assertThat(sums.moments()).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(sums.moments()[i]).as("number %d", i).isCloseTo(expected[i], within(1e-9));
    }
  }

  @Test
  void aPatternThatLacksAColumnOfTheFitIsLeftOut() {
    MomentsDesign design = new MomentsDesign(LAYOUT, List.of("female"), "attainment_8");
    design.year(2019, NationalMoments.NONE, NationalMoments.NONE);
    MomentsDesign.Sums sums = design.sums(2019);
    long[] products = new long[LAYOUT.size()];
    long[] high = new long[LAYOUT.wide()];

    sums.add("female,prior_attainment", 4, products, high);
    assertThat(sums.isEmpty()).isTrue();
    sums.add("prior_attainment", 4, products, high);
    assertThat(sums.isEmpty()).isFalse();
  }

  @Test
  void aPowerWithoutItsLowerPowersCannotBeStandardised() {
    ColumnSet square =
        ColumnSet.of(
            TableContracts.load().table("pupil_attainment"),
            new ScanSettings(
                List.of("disadvantaged", "prior_attainment"),
                List.of("prior_attainment^3"),
                List.of(),
                10),
            List.of("attainment_8"));
    MomentsDesign design =
        new MomentsDesign(new ProductLayout(square), List.of("prior_attainment^3"), "attainment_8");

    assertThatThrownBy(() -> design.year(2019, NationalMoments.NONE, new NationalMoments(1, 2)))
        .hasMessageContaining("add it to scan.derived");
  }

  private static List<Pupil> draw(int n) {
    SplittableRandom random = new SplittableRandom(5);
    List<Pupil> pupils = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      pupils.add(
          new Pupil(
              random.nextInt(2),
              random.nextInt(2),
              random.nextInt(6),
              random.nextInt(4001),
              random.nextInt(10001)));
    }
    return pupils;
  }

  private static PupilColumn column(String name) {
    return SET.pupils().get(SET.pupilPosition(name));
  }

  private static NationalMoments moments(Map<Double, Long> values) {
    return NationalMoments.of(column("prior_attainment"), values);
  }

  /** As two rows of the table, whose patterns both have every column of the fit. */
  private static void addTwoPatterns(RowAdder sums, List<Pupil> pupils) {
    int half = pupils.size() / 2;
    for (List<Pupil> part : List.of(pupils.subList(0, half), pupils.subList(half, pupils.size()))) {
      CrossProductsByHand.Row row =
          CrossProductsByHand.row(LAYOUT, part.stream().map(MomentsDesignTest::integers).toList());
      sums.add(
          part.get(0).equals(pupils.get(0)) ? "" : "idaci",
          row.pupils(),
          row.products(),
          row.high());
    }
  }

  private static long[] integers(Pupil pupil) {
    long prior = pupil.prior() - 2000L;
    long[] w = new long[SET.size()];
    w[0] = 1;
    w[SET.position("female")] = pupil.female();
    w[SET.position("disadvantaged")] = pupil.disadvantaged();
    List<String> levels = column("ethnicity").levels();
    if (pupil.level() > 0) {
      w[SET.position("ethnicity=" + levels.get(pupil.level()))] = 1;
    }
    w[SET.position("prior_attainment")] = prior;
    w[SET.position("prior_attainment^2")] = prior * prior;
    w[SET.position("prior_attainment^3")] = prior * prior * prior;
    w[SET.position("prior_attainment*disadvantaged")] = prior * pupil.disadvantaged();
    w[SET.position("attainment_8")] = pupil.result() - 5000L;
    return w;
  }

  private static double[][] standardised(List<Pupil> pupils) {
    double[] z = standard(pupils.stream().mapToDouble(p -> p.prior() / 100.0).toArray());
    double[] y = standard(pupils.stream().mapToDouble(p -> p.result() / 100.0).toArray());
    double[][] columns = new double[11][pupils.size()];
    for (int i = 0; i < pupils.size(); i++) {
      Pupil pupil = pupils.get(i);
      columns[0][i] = pupil.female();
      for (int level = 1; level <= 5; level++) {
        columns[level][i] = pupil.level() == level ? 1 : 0;
      }
      columns[6][i] = z[i];
      columns[7][i] = z[i] * z[i];
      columns[8][i] = z[i] * z[i] * z[i];
      columns[9][i] = z[i] * pupil.disadvantaged();
      columns[10][i] = y[i];
    }
    return columns;
  }

  /** The nation is these pupils three times over. */
  private static double[] standard(double[] values) {
    double n = 3.0 * values.length;
    double mean = 0;
    double squares = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    for (double value : values) {
      squares += 3 * (value - mean) * (value - mean);
    }
    double sd = Math.sqrt(squares / (n - 1));
    double[] standard = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      standard[i] = (values[i] - mean) / sd;
    }
    return standard;
  }
}
