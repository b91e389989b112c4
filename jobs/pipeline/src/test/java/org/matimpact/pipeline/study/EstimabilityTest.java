package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matimpact.pipeline.settings.DesignSettings.Estimand;
import org.matimpact.pipeline.settings.MatchSettings.EstimabilitySettings;

/** What speaks against a design, on designs worked out by hand. */
class EstimabilityTest {

  private static final int TREATED = 40;
  private static final int COMPARISON = 60;
  private static final EstimabilitySettings LEAST = new EstimabilitySettings(30, 0.1, 0.8);

  @ParameterizedTest
  @EnumSource(
      value = Estimand.class,
      names = {"ATC", "ATE", "ATO"})
  void oneTreatedSchoolMayNotCarryTheWeightWhereTreatedAreWeighted(Estimand asked) {
    DesignQuality quality = quality(asked, heavyFirst(TREATED), ones(COMPARISON));

    // Kish: (39 + 61)^2 / (39 + 61^2) = 10000 / 3760.
    assertThat(quality.treatedEss()).isCloseTo(10_000 / 3_760.0, within(1e-12));
    assertThat(Estimability.problems(quality, LEAST))
        .containsExactly(
            "effective treated sample 2.7, under 30",
            "one treated school carries 0.610 of the weight, over 0.10");
  }

  @Test
  void oneComparisonSchoolMayNotCarryTheWeight() {
    double[] comparison = ones(COMPARISON);
    comparison[0] = 61;
    assertThat(Estimability.problems(quality(Estimand.ATT, ones(TREATED), comparison), LEAST))
        .containsExactly(
            "effective comparison sample 3.8, under 30",
            "one comparison school carries 0.508 of the weight, over 0.10");
  }

  @Test
  void fewTreatedSchoolsAreNoFaultOfADesignForThem() {
    double[] few = new double[TREATED];
    few[0] = 1;
    assertThat(Estimability.problems(quality(Estimand.ATT, few, ones(COMPARISON)), LEAST))
        .containsExactly("0.025 of the treated kept, fewer than 0.80");
  }

  @Test
  void theShareKeptIsOfTheSchoolsAskedFor() {
    double[] half = ones(COMPARISON);
    IntStream.range(0, COMPARISON / 2).forEach(i -> half[i] = 0);

    assertThat(quality(Estimand.ATT, ones(TREATED), half).shareKept()).isEqualTo(1);
    assertThat(quality(Estimand.ATC, ones(TREATED), half).shareKept()).isEqualTo(0.5);
    assertThat(quality(Estimand.ATE, ones(TREATED), half).shareKept()).isEqualTo(0.7);
    assertThat(Estimability.problems(quality(Estimand.ATC, ones(TREATED), half), LEAST))
        .containsExactly("0.500 of the comparison schools kept, fewer than 0.80");
    assertThat(Estimability.problems(quality(Estimand.ATE, ones(TREATED), half), LEAST))
        .containsExactly("0.700 of the schools kept, fewer than 0.80");
  }

  @Test
  void theLabelSaysWhomTheEffectIsFor() {
    double[] treated = ones(TREATED);
    double[] comparison = ones(COMPARISON);
    treated[0] = 0;
    comparison[0] = 0;
    assertThat(quality(Estimand.ATT, ones(TREATED), comparison).estimand()).isEqualTo("ATT");
    assertThat(quality(Estimand.ATT, treated, ones(COMPARISON)).estimand()).isEqualTo("ATM");
    assertThat(quality(Estimand.ATC, treated, ones(COMPARISON)).estimand()).isEqualTo("ATC");
    assertThat(quality(Estimand.ATC, ones(TREATED), comparison).estimand())
        .isEqualTo("ATC_matched");
    assertThat(quality(Estimand.ATE, treated, ones(COMPARISON)).estimand())
        .isEqualTo("ATE_matched");
    assertThat(quality(Estimand.ATO, ones(TREATED), comparison).estimand())
        .isEqualTo("ATO_matched");
  }

  private static double[] ones(int count) {
    return IntStream.range(0, count).mapToDouble(i -> 1).toArray();
  }

  private static double[] heavyFirst(int count) {
    double[] weights = ones(count);
    weights[0] = 61;
    return weights;
  }

  private static DesignQuality quality(Estimand asked, double[] treated, double[] comparison) {
    ContrastPool pool =
        ContrastPool.of(new TwoArms(TREATED, COMPARISON).phase(), TwoArms.SAME_ROUTE);
    List<MatchedSchool> schools =
        IntStream.range(0, TREATED + COMPARISON)
            .mapToObj(i -> school(i, i < TREATED ? treated[i] : comparison[i - TREATED]))
            .filter(school -> school.weight() > 0)
            .toList();
    return DesignQualityReport.of(pool, asked, schools, Optional.empty());
  }

  private static MatchedSchool school(int row, double weight) {
    return new MatchedSchool(
        row, row < TREATED, Double.NaN, weight, "school " + row, StudySchool.NO_SET);
  }
}
