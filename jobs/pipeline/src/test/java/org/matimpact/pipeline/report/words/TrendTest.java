package org.matimpact.pipeline.report.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.lake.TestTables;

class TrendTest {

  /** The slope is along the natural logarithm, so a doubling is log 2 of it: .1 gives .0693. */
  @Test
  void aDoublingIsLogTwoOfTheSlope() {
    Interval doubling = slope(0.1, 0.02, 0.18, 9).perDoubling().orElseThrow();

    assertThat(doubling.estimate()).isCloseTo(0.0693147, within(1e-6));
    assertThat(doubling.low()).isCloseTo(0.0138629, within(1e-6));
    assertThat(doubling.high()).isCloseTo(0.1247665, within(1e-6));
  }

  @Test
  void wordsFollowTheInterval() {
    assertThat(slope(0.1, 0.02, 0.18, 9).sentence())
        .isEqualTo(
            "higher the larger the trust; +0.07 pupil SD (95 % interval +0.01 to +0.12) for each"
                + " doubling of a trust’s schools.");
    assertThat(slope(-0.1, -0.18, -0.02, 9).brief()).isEqualTo("lower the larger the trust");
    assertThat(slope(0.1, -0.02, 0.22, 9).brief()).isEqualTo("no clear trend with size");
    assertThat(slope(0.1, 0.02, 0.18, 3.9).brief()).isEqualTo("too few trusts to say");
  }

  @Test
  void aTrendWithoutNumbersSaysWhy() {
    assertThat(trend(Map.of("status", "not_estimable", "reason", "one size only")).sentence())
        .isEqualTo("could not be estimated: one size only.");
    assertThat(trend(Map.of("status", "suppressed")).sentence())
        .isEqualTo("withheld to protect small groups.");
    assertThat(trend(Map.of("status", "estimated")).sentence())
        .isEqualTo("no interval, so nothing is said.");
  }

  /** Holm by hand: .01 of three is .03, the next .03 of two is .06. */
  @Test
  void chanceIsAllowedForAmongAllTrendsTold() {
    Trend clear = slope(0.1, 0.02, 0.18, 9, 0.01);
    Trend weak = slope(0.1, 0.005, 0.195, 9, 0.03);
    Trend unclear = slope(0.1, -0.1, 0.3, 9, 0.3);
    Trend few = slope(0.1, 0.02, 0.18, 3, 0.0001);

    assertThat(TrendChance.of(List.of(clear, weak, unclear, few)))
        .isEqualTo("Once all 3 are allowed for, 1 is beyond chance.");
    assertThat(TrendChance.of(List.of(weak, unclear)))
        .isEqualTo("Once all 2 are allowed for, none is beyond chance.");
    assertThat(TrendChance.of(List.of(unclear, few))).isEmpty();
  }

  private static Trend slope(double estimate, double low, double high, double df) {
    return slope(estimate, low, high, df, 0.01);
  }

  private static Trend slope(double estimate, double low, double high, double df, double p) {
    Map<String, Object> values = new HashMap<>(Map.of("status", "estimated"));
    values.put("estimate", estimate);
    values.put("ci_low", low);
    values.put("ci_high", high);
    values.put("df", df);
    values.put("p_value", p);
    return trend(values);
  }

  private static Trend trend(Map<String, Object> values) {
    return new Trend(TestTables.line("effect_curve", values), "pupil SD");
  }
}
