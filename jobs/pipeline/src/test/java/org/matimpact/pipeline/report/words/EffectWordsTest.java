package org.matimpact.pipeline.report.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matimpact.pipeline.report.words.TestEffects.estimated;
import static org.matimpact.pipeline.report.words.TestEffects.with;
import static org.matimpact.pipeline.report.words.TestEffects.without;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EffectWordsTest {

  private static final String ABOUT =
      "Schools in trusts of 4–6 schools, against comparable maintained schools: ";

  @Test
  void anIntervalAboveZeroIsHigher() {
    Effect effect = TestEffects.of(estimated(0.16, 0.03, 0.3));

    assertThat(effect.finding()).isEqualTo(Finding.HIGHER);
    assertThat(EffectWords.brief(effect)).isEqualTo("higher");
    assertThat(EffectWords.sentence(effect))
        .isEqualTo(
            ABOUT
                + "results were higher, +0.16 pupil SD (95 % interval +0.03 to +0.30), on 15"
                + " trusts.");
  }

  @Test
  void anIntervalBelowZeroIsLower() {
    Effect effect = TestEffects.of(estimated(-0.16, -0.3, -0.03));

    assertThat(effect.finding()).isEqualTo(Finding.LOWER);
    assertThat(EffectWords.sentence(effect)).contains("results were lower, −0.16 pupil SD");
  }

  @Test
  void anIntervalThatHoldsZeroSaysWhatItAllows() {
    Effect effect = TestEffects.of(estimated(0.08, -0.17, 0.32));

    assertThat(effect.finding()).isEqualTo(Finding.UNCLEAR);
    assertThat(EffectWords.sentence(effect))
        .isEqualTo(
            ABOUT
                + "no clear difference, +0.08 pupil SD (95 % interval −0.17 to +0.32), on 15"
                + " trusts; the interval allows a difference from 0.17 lower to 0.32 higher"
                + " (pupil SD).");
  }

  @Test
  void limitsBelongToTheInterval() {
    assertThat(TestEffects.of(estimated(0.1, 0, 0.2)).finding()).isEqualTo(Finding.UNCLEAR);
    assertThat(TestEffects.of(estimated(-0.1, -0.2, 0)).finding()).isEqualTo(Finding.UNCLEAR);
    assertThat(TestEffects.of(estimated(0.1, Double.MIN_VALUE, 0.2)).finding())
        .isEqualTo(Finding.HIGHER);
  }

  @Test
  void whatTheFamilyLeavesToChanceIsSaid() {
    Map<String, Object> values = estimated(0.16, 0.03, 0.3);

    assertThat(EffectWords.brief(with(values, "p_maxt", 0.24)))
        .isEqualTo("higher, but not beyond chance among all comparisons made");
    assertThat(EffectWords.sentence(with(values, "p_holm", 0.06)))
        .contains(
            "which chance could also bring about among all comparisons made (adjusted p = 0.060)");
    assertThat(EffectWords.brief(with(values, "p_maxt", 0.05))).isEqualTo("higher");
  }

  @Test
  void theStepDownGoesBeforeHolm() {
    Map<String, Object> values = estimated(0.16, 0.03, 0.3);
    values.put("p_holm", 0.2);

    assertThat(EffectWords.brief(with(values, "p_maxt", 0.01))).isEqualTo("higher");
  }

  @Test
  void anUnclearDifferenceNeedsNoAdjusting() {
    assertThat(EffectWords.brief(with(estimated(0.1, -0.1, 0.3), "p_maxt", 0.9)))
        .isEqualTo("no clear difference");
  }

  @Test
  void tooFewTrustsSilenceTheInterval() {
    Map<String, Object> values = estimated(0.5, 0.4, 0.6);
    values.put("df", 3.99);
    values.put("treated_trusts", 3L);

    Effect effect = with(values, "p_wild", 0.375);

    assertThat(effect.finding()).isEqualTo(Finding.TOO_FEW_TRUSTS);
    assertThat(EffectWords.brief(effect)).isEqualTo("too few trusts to say");
    assertThat(EffectWords.sentence(effect))
        .isEqualTo(
            ABOUT
                + "too few trusts to say. The estimate is +0.50 pupil SD, on 3 trusts; its interval"
                + " is not to be relied on (p = 0.375 by the wild cluster bootstrap).");
    assertThat(EffectWords.sentence(TestEffects.of(values))).endsWith("is not to be relied on.");
  }

  @Test
  void theCautionOfEstimateSilencesItToo() {
    Effect effect =
        with(
            estimated(0.5, 0.4, 0.6),
            "caution",
            "balance is poor; too few trusts for this interval");

    assertThat(effect.finding()).isEqualTo(Finding.TOO_FEW_TRUSTS);
  }

  @Test
  void fewTrustsAndPoorBalanceAreSaidBesideTheNumbers() {
    Map<String, Object> values = estimated(0.16, 0.03, 0.3);

    assertThat(EffectWords.sentence(with(values, "caution", "rests on few treated trusts")))
        .contains("few trusts, so how trusts vary is hardly known");
    assertThat(EffectWords.sentence(with(values, "balance", "poor"))).contains("poorly balanced");
    assertThat(EffectWords.sentence(with(values, "balance", "good"))).doesNotContain("balanced");
  }

  @Test
  void rowsWithoutNumbersSayWhy() {
    assertThat(
            EffectWords.sentence(TestEffects.of(without("not_estimable", "no comparison school"))))
        .isEqualTo(ABOUT + "could not be estimated: no comparison school.");
    assertThat(EffectWords.sentence(TestEffects.of(without("not_estimable", ""))))
        .endsWith("could not be estimated: no reason was recorded.");
    assertThat(EffectWords.sentence(TestEffects.of(without("suppressed", "fewer than 3 trusts"))))
        .isEqualTo(ABOUT + "withheld to protect small groups: fewer than 3 trusts.");
    assertThat(EffectWords.sentence(TestEffects.of(without("suppressed", ""))))
        .endsWith("withheld to protect small groups: the rule is not published.");
    assertThat(EffectWords.sentence(TestEffects.of(without("estimated", ""))))
        .isEqualTo(ABOUT + "no interval, so nothing is said.");
  }

  static Stream<Effect> anyEffects() {
    Random random = new Random(6);
    return Stream.generate(
            () -> {
              double low = random.nextGaussian();
              Map<String, Object> values = estimated(low + 0.1, low, low + 0.2);
              values.put("df", 10 * random.nextDouble());
              values.put("p_maxt", random.nextDouble());
              return TestEffects.of(values);
            })
        .limit(50);
  }

  /** Words never claim a cause, and higher or lower never stand where the interval holds 0. */
  @ParameterizedTest
  @MethodSource("anyEffects")
  void wordsNeverOverclaim(Effect effect) {
    String said =
        (EffectWords.sentence(effect) + EffectWords.brief(effect)).toLowerCase(Locale.ROOT);

    assertThat(said).doesNotContain(List.of("significant", "cause", "impact", "improve", "*"));
    if (effect.interval().orElseThrow().holdsZero()) {
      assertThat(said).doesNotContain("results were");
    }
  }
}
