package org.matimpact.pipeline.study.crossproduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.settings.ScanSettings;

/**
 * The truth is the definition: moments of the pupils' own columns, filled with 0 where missing, and
 * of their indicators.
 */
class IndicatorDesignTest {

  private static final ColumnSet SET =
      ColumnSet.of(
          TableContracts.load().table("pupil_attainment"),
          new ScanSettings(
              List.of("disadvantaged", "ethnicity", "prior_attainment"),
              List.of("prior_attainment^2", "prior_attainment*disadvantaged"),
              List.of(),
              10),
          List.of("attainment_8"));
  private static final ProductLayout LAYOUT = new ProductLayout(SET);
  private static final List<String> PREDICTORS =
      List.of(
          "disadvantaged",
          "ethnicity",
          "prior_attainment",
          "prior_attainment^2",
          "prior_attainment*disadvantaged");
  private static final int COLUMNS = 13;
  private static final NationalMoments OUTCOME = new NationalMoments(-3, 12);
  private static final NationalMoments PRIOR = new NationalMoments(1.5, 5);

  /** One pupil: level of ethnicity, prior attainment and attainment in hundredths. */
  private record Pupil(
      int disadvantaged, int level, int prior, int result, boolean noLevel, boolean noPrior) {

    String pattern() {
      return (noLevel ? "ethnicity," : "") + (noPrior ? "prior_attainment" : "");
    }

    /** As the scan has them: a column with a missing factor is 0. */
    long[] integers() {
      long[] w = new long[SET.size()];
      w[0] = 1;
      w[SET.position("disadvantaged")] = disadvantaged;
      if (level > 0 && !noLevel) {
        w[SET.position("prior_attainment") - 6 + level] = 1;
      }
      long steps = noPrior ? 0 : prior - 2000L;
      w[SET.position("prior_attainment")] = steps;
      w[SET.position("prior_attainment^2")] = steps * steps;
      w[SET.position("prior_attainment*disadvantaged")] = steps * disadvantaged;
      w[SET.position("attainment_8")] = result - 5000L;
      return w;
    }

    double[] values() {
      double z = noPrior ? 0 : (prior / 100.0 - 20 - PRIOR.mean()) / PRIOR.sd();
      double[] values = new double[COLUMNS];
      values[0] = disadvantaged;
      if (level > 0 && !noLevel) {
        values[level] = 1;
      }
      values[6] = z;
      values[7] = z * z;
      values[8] = z * disadvantaged;
      values[10] = noLevel ? 1 : 0;
      values[11] = noPrior ? 1 : 0;
      values[12] = (result / 100.0 - 50 - OUTCOME.mean()) / OUTCOME.sd();
      return values;
    }
  }

  @Test
  void momentsAreThoseOfFilledColumnsAndIndicators() {
    List<Pupil> pupils = draw(150, 0.3);

    IndicatorDesign design = design();
    double[] found = moments(design, byPattern(pupils));

    assertThat(design.names())
        .hasSize(COLUMNS - 1)
        .endsWith("disadvantaged missing", "ethnicity missing", "prior_attainment missing");
    double[][] columns = new double[COLUMNS][pupils.size()];
    for (int i = 0; i < pupils.size(); i++) {
      double[] values = pupils.get(i).values();
      for (int c = 0; c < COLUMNS; c++) {
        columns[c][i] = values[c];
      }
    }
    double[] expected = CrossProductsByHand.moments(columns);
    assertThat(found).hasSameSizeAs(expected).hasSize(design.width());
    for (int i = 0; i < found.length; i++) {
      // some thirty double operations on numbers up to 1e3
      assertThat(found[i]).as("number %d", i).isCloseTo(expected[i], within(1e-9));
    }
  }

  @Test
  void rowsInAnyOrderAndPartsGiveTheSameBits() {
    List<Pupil> pupils = draw(150, 0.3);
    double[] once = moments(design(), byPattern(pupils));
    List<List<Pupil>> single = new ArrayList<>(pupils.stream().map(List::of).toList());
    Collections.shuffle(single, new Random(3));

    assertThat(moments(design(), single)).isEqualTo(once);
  }

  @Test
  void whereNothingIsMissingTheMomentsAreThoseOfCompleteCasesToTheLastBit() {
    List<Pupil> pupils = draw(60, 0);
    MomentsDesign complete = new MomentsDesign(LAYOUT, PREDICTORS, "attainment_8");
    complete.year(2019, OUTCOME, PRIOR);

    double[] withIndicators = moments(design(), byPattern(pupils));
    double[] plain = moments(complete, byPattern(pupils));

    int[] kept = IntStream.range(0, COLUMNS).filter(c -> c < 9 || c == COLUMNS - 1).toArray();
    int at = 1 + kept.length;
    for (int i = 0; i < kept.length; i++) {
      assertThat(withIndicators[1 + kept[i]]).isEqualTo(plain[1 + i]);
      for (int j = i; j < kept.length; j++) {
        assertThat(withIndicators[place(kept[i], kept[j])]).isEqualTo(plain[at++]);
      }
    }
    for (int i = 9; i < COLUMNS - 1; i++) {
      assertThat(withIndicators[1 + i]).isZero();
    }
  }

  /** Where a product stands, counted row by row. */
  private static int place(int first, int second) {
    int at = 1 + COLUMNS;
    for (int row = 0; row < first; row++) {
      at += COLUMNS - row;
    }
    return at + second - first;
  }

  @Test
  void pupilsWithoutTheOutcomeAreLeftOut() {
    CrossProductsByHand.Row row =
        CrossProductsByHand.row(LAYOUT, draw(4, 0).stream().map(Pupil::integers).toList());
    PupilDesign.Sums sums = design().sums(2019);

    sums.add("ethnicity,attainment_8", row.pupils(), row.products(), row.high());
    assertThat(sums.isEmpty()).isTrue();
    sums.add("ethnicity", row.pupils(), row.products(), row.high());
    assertThat(sums.isEmpty()).isFalse();
    PupilDesign.Sums otherYear = design().sums(2018);
    otherYear.add("", row.pupils(), row.products(), row.high());
    assertThat(otherYear.isEmpty()).isTrue();
  }

  private static IndicatorDesign design() {
    IndicatorDesign design = new IndicatorDesign(LAYOUT, PREDICTORS, "attainment_8");
    design.year(2019, OUTCOME, PRIOR);
    return design;
  }

  private static List<List<Pupil>> byPattern(List<Pupil> pupils) {
    Map<String, List<Pupil>> patterns = new TreeMap<>();
    pupils.forEach(p -> patterns.computeIfAbsent(p.pattern(), k -> new ArrayList<>()).add(p));
    return List.copyOf(patterns.values());
  }

  private static double[] moments(PupilDesign design, List<List<Pupil>> rows) {
    PupilDesign.Sums sums = design.sums(2019);
    for (List<Pupil> pupils : rows) {
      CrossProductsByHand.Row row =
          CrossProductsByHand.row(LAYOUT, pupils.stream().map(Pupil::integers).toList());
      sums.add(pupils.get(0).pattern(), row.pupils(), row.products(), row.high());
    }
    return sums.moments();
  }

  private static List<Pupil> draw(int n, double missing) {
    Random random = new Random(5);
    List<Pupil> pupils = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      pupils.add(
          new Pupil(
              random.nextInt(2),
              random.nextInt(6),
              random.nextInt(4001),
              random.nextInt(10001),
              random.nextDouble() < missing,
              random.nextDouble() < missing));
    }
    return pupils;
  }
}
