package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whom a design is for: its label, and what balance is measured in. */
class DesignEstimandTest extends NamedDesignCase {

  @Test
  void estimandsOtherThanOfTheTreatedAreNamed() {
    assertThat(estimand("match.named.x { method = subclass, estimand = ate }")).isEqualTo("ATE");
    assertThat(estimand("match.named.x { method = subclass, estimand = atc }")).isEqualTo("ATC");
    assertThat(estimand("match.named.x { method = weighting, estimand = ate }")).isEqualTo("ATE");
    assertThat(estimand("match.named.x { method = coarsened_exact, estimand = ate }"))
        .as("strata without both arms are dropped")
        .isEqualTo("ATE_matched");
    assertThat(
            estimand("match.named.x { method = weighting, estimand = ato, discard.rule = both }"))
        .as("schools outside the common support are set aside")
        .isEqualTo("ATO_matched");
  }

  /**
   * Difference of means over the deviation of the arm that the effect is for, or the pooled one.
   */
  @Test
  void balanceIsStandardisedByTheArmThatTheEffectIsFor() {
    double[] treated = Arrays.copyOf(arms.poor, TREATED);
    double[] others = Arrays.copyOfRange(arms.poor, TREATED, arms.poor.length);
    double apart = mean(treated) - mean(others);
    double pooled = Math.sqrt((variance(treated) + variance(others)) / 2);

    assertThat(smdBefore("att")).isCloseTo(apart / Math.sqrt(variance(treated)), within(1e-12));
    assertThat(smdBefore("atc")).isCloseTo(apart / Math.sqrt(variance(others)), within(1e-12));
    assertThat(smdBefore("ate")).isCloseTo(apart / pooled, within(1e-12));
  }

  private double smdBefore(String estimand) {
    String settings = "match.named.x { method = weighting, estimand = " + estimand + " }";
    return matched("x", settings).balance().orElseThrow().rows().stream()
        .filter(row -> row.covariate().equals("poor"))
        .findFirst()
        .orElseThrow()
        .smdBefore();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum()
        / (values.length - 1);
  }

  private String estimand(String settings) {
    return matched("x", settings).quality().estimand();
  }
}
