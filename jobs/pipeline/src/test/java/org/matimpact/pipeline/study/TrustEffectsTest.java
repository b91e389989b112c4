package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.settings.EstimateSettings.ComparisonCluster;
import org.matimpact.pipeline.settings.EstimateSettings.Cr2Target;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.pipeline.settings.EstimateSettings.SpreadLevel;

/**
 * Effects of trusts and their spread. The truth is R's lmer, lmerTest and clubSandwich on the
 * pupils themselves (trust-effects.R), whose search leaves the standard deviations right to about
 * 1e-6; and a spread that was planted.
 */
class TrustEffectsTest {

  private static final double[] SHIFTS = {.6, -.5, .4, -.3, .2};

  private final MadeUpStudy study = new MadeUpStudy();
  private final Map<String, Double> truth = MadeUpStudy.trusts();
  private final PupilPanel panel =
      study.panel(
          "y",
          List.of("x"),
          List.of(
              p -> p.get("x"),
              p -> p.get("y") + p.get("treated") * SHIFTS[p.get("cluster").intValue() - 1]));

  @Test
  void theMeanEffectIsThatOfLmerTest() {
    Effect mean = effects().mean();

    assertThat(mean.problem()).isEmpty();
    assertThat(mean.method()).isEqualTo(StandardErrorMethod.MODEL);
    assertThat(mean.estimate()).isCloseTo(truth.get("mean 0"), within(1e-5));
    assertThat(mean.standardError()).isCloseTo(truth.get("std_error 0"), within(1e-5));
    assertThat(mean.degreesOfFreedom() / truth.get("df 0")).isCloseTo(1, within(1e-3));
  }

  @Test
  void everyTrustHasItsShrunkenEffect() {
    List<TrustEffect> trusts = effects().trusts();

    assertThat(trusts).extracting(TrustEffect::schools).containsExactly(1, 2, 3, 4, 6);
    double mean = effects().mean().estimate();
    for (TrustEffect trust : trusts) {
      String number = trust.trustUid().replaceAll("trust (.)\\.0", "$1");
      assertThat(trust.effect()).isCloseTo(truth.get("effect " + number), within(1e-5));
      assertThat(trust.effect() - mean)
          .as("what is kept of the raw deviation")
          .isCloseTo(trust.reliability() * (trust.raw() - mean), within(1e-12));
      assertThat(trust.reliability()).isBetween(0.0, 1.0);
      assertThat(trust.low()).isLessThan(trust.effect());
      assertThat(trust.high()).isGreaterThan(trust.effect());
    }
  }

  @Test
  void everyLevelHasItsSpread() {
    InferenceRules all =
        new InferenceRules(
            WildBootstrap.NONE,
            ComparisonCluster.SCHOOL,
            Cr2Target.SCHOOL,
            List.of(SpreadLevel.values()));
    List<Spread> spreads = study.estimator(all).trusts(request(EstimandAverage.TRUST)).spreads();

    assertThat(spreads).hasSize(4);
    for (Spread spread : spreads) {
      String level = spread.level().name().toLowerCase(Locale.ROOT);
      assertThat(spread.sd()).as(level).isCloseTo(truth.get(level + " 0"), within(1e-5));
      assertThat(spread.low()).isLessThanOrEqualTo(spread.sd());
      assertThat(spread.high()).isGreaterThan(spread.sd());
    }
    assertThat(spreads.get(0).pValue()).isCloseTo(truth.get("p 0"), within(1e-5));
    assertThat(spreads.get(1).pValue()).isNaN();
    assertThat(effects().spreads().get(1).low()).as("not asked for").isNaN();
  }

  @Test
  void theSpreadOfTrustsCanEnterTheWorkingCovariance() {
    Effect effect =
        study
            .estimator(
                new InferenceRules(
                    WildBootstrap.NONE,
                    ComparisonCluster.SCHOOL,
                    Cr2Target.SCHOOL_TRUST,
                    List.of()))
            .estimate(request(EstimandAverage.SCHOOL), WildBootstrap.Use.ROW);

    assertThat(effect.method()).isEqualTo(StandardErrorMethod.CR2_SCHOOL_TRUST);
    assertThat(effect.standardError() / truth.get("target_std_error 0")).isCloseTo(1, within(1e-4));
    assertThat(effect.degreesOfFreedom() / truth.get("target_df 0")).isCloseTo(1, within(1e-4));
  }

  private TrustEffects effects() {
    return study.estimator().trusts(request(EstimandAverage.TRUST));
  }

  private EffectRequest request(EstimandAverage average) {
    return new EffectRequest(panel, MadeUpStudy.YEARS, average, Subgroup.ALL);
  }

  @Test
  void aPlantedSpreadLiesInItsInterval() {
    int inside = 0;
    for (int seed = 1; seed <= 8; seed++) {
      TrustEffects effects = new PlantedTrusts(seed, 20, 3, 0.25).effects();
      Spread between = effects.spreads().get(0);
      inside += between.low() <= 0.25 && between.high() >= 0.25 ? 1 : 0;
      assertThat(between.pValue()).isLessThan(0.05);
      assertThat(effects.trusts()).hasSize(20);
    }
    assertThat(inside).as("of 8 intervals of 95 %%").isGreaterThanOrEqualTo(6);
  }

  /**
   * Rows 1 to 23 are comparison schools where odd; 5 and 15 have no authority, the others 81 or 83.
   */
  @Test
  void comparisonSchoolsCanClusterByAuthority() {
    PlantedTrusts planted = new PlantedTrusts(1, 6, 2, 0.2);
    InferenceRules byAuthority =
        new InferenceRules(WildBootstrap.NONE, ComparisonCluster.LA, Cr2Target.SCHOOL, List.of());

    assertThat(planted.effects().mean().counts().clusters()).isEqualTo(6 + 12);
    assertThat(planted.effects(byAuthority).mean().counts().clusters()).isEqualTo(6 + 2 + 2);
  }

  @Test
  void whatCannotBeEstimatedSaysWhy() {
    assertThat(new PlantedTrusts(1, 1, 6, 0.2).effects().mean().problem())
        .isEqualTo("a single treated trust");
    assertThat(new PlantedTrusts(1, 6, 1, 0.2).effects().mean().problem())
        .contains("none of its 6 groups has two schools");
    TrustEffects none = new PlantedTrusts(1, 1, 6, 0.2).effects();
    assertThat(none.trusts()).isEmpty();
    assertThat(none.spreads()).isEmpty();
  }
}
