package org.matimpact.statistics.matched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matimpact.statistics.Csv;
import org.matimpact.statistics.Golden;
import org.matimpact.statistics.matching.Caliper;
import org.matimpact.statistics.matching.MatchedPair;
import org.matimpact.statistics.matching.Matching;
import org.matimpact.statistics.matching.MatchingProblem;
import org.matimpact.statistics.matching.NearestNeighbour;
import org.matimpact.statistics.matching.Replacement;

/** Against Matching 4.10-8 and the definition: {@code src/test/r/matched.R}. */
class AbadieImbensTest {

  private static final Csv DATA = Csv.read("/matched.csv");
  private static final Golden GOLDEN = Golden.read("/matched-golden.csv");
  private static final double[] SCORE = DATA.numbers("score");
  private static final double[] Y = DATA.numbers("y");

  @ParameterizedTest
  @CsvSource({"1,1", "1,4", "3,1", "3,4"})
  void equalsTheDefinitionAndWithOneNeighbourThePackage(int ratio, int neighbours) {
    String name = "M" + ratio + ".J" + neighbours;
    MatchedEstimate actual =
        AbadieImbens.of(treated(), SCORE, Y, neighbours).estimate(matched(ratio).pairs());
    assertThat(actual.estimate()).isCloseTo(GOLDEN.value(name, "estimate"), within(1e-12));
    assertThat(actual.estimate()).isCloseTo(GOLDEN.value(name, "package.estimate"), within(1e-12));
    assertThat(actual.standardError()).isCloseTo(GOLDEN.value(name, "se"), within(1e-12));
    assertThat(actual.conditionalStandardError())
        .isCloseTo(GOLDEN.value(name, "conditional"), within(1e-12));
    if (neighbours == 1) {
      assertThat(actual.standardError()).isCloseTo(GOLDEN.value(name, "package.se"), within(1e-12));
    }
    assertThat(actual.treated()).isEqualTo(60);
  }

  private static boolean[] treated() {
    double[] t = DATA.numbers("treated");
    boolean[] treated = new boolean[t.length];
    for (int row = 0; row < t.length; row++) {
      treated[row] = t[row] == 1;
    }
    return treated;
  }

  private static Matching matched(int ratio) {
    return NearestNeighbour.defaults()
        .withRatio(ratio)
        .withReplacement(Replacement.WITH)
        .withCaliper(Caliper.none())
        .match(MatchingProblem.unstratified(DATA.text("id"), treated(), SCORE, 1));
  }

  /**
   * By hand, sets of 1 and 2: d = 4 - 1 and 6 - (1 + 3)/2, tau = 3.5; K = 1.5, .5, K' = 1.25, .25.
   * Comparison units score 0, 1, 1, 5 with outcomes 1, 3, 5, 9: the one neighbour of the first is
   * two, tied, so s^2 = 2/3 (1 - 4)^2 = 6; the second and the third have each other: 1/2 2^2 = 2.
   * Treated: 1/2 2^2 = 2 each. Population (.5 + (2.25 - 1.25) 6 + 0) / 4, conditional (4 + 2.25 x 6
   * + .25 x 2) / 4.
   */
  @Test
  void setsOfUnequalSizeAndTiesByHand() {
    boolean[] treated = {true, true, false, false, false, false};
    double[] score = {0, 2, 0, 1, 1, 5};
    double[] y = {4, 6, 1, 3, 5, 9};
    MatchedEstimate actual =
        AbadieImbens.of(treated, score, y, 1).estimate(List.of(pair(0, 2), pair(1, 2), pair(1, 3)));
    assertThat(actual.estimate()).isEqualTo(3.5);
    assertThat(actual.standardError()).isCloseTo(Math.sqrt(6.5 / 4), within(1e-14));
    assertThat(actual.conditionalStandardError()).isCloseTo(Math.sqrt(18 / 4.0), within(1e-14));
    assertThat(actual.comparisons()).isEqualTo(2);
  }

  private static MatchedPair pair(int treated, int comparison) {
    return new MatchedPair(treated, comparison, 0, 1, false);
  }

  @Test
  void refusesTooFewNeighboursAndMissingOutcomes() {
    boolean[] treated = {true, true, false, false, false, false};
    double[] y = {4, Double.NaN, 1, 3, 5, 9};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AbadieImbens.of(treated, new double[6], y, 1))
        .withMessage(
            "Cannot take 1 neighbours among 1 treated units with an outcome (at least 1, and fewer"
                + " than there are)");
    double[] late = Arrays.copyOf(y, 6);
    late[1] = 6;
    late[3] = Double.NaN;
    AbadieImbens inference = AbadieImbens.of(treated, new double[6], late, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inference.estimate(List.of(pair(0, 3))))
        .withMessage("Cannot use row 3: it is matched and has no outcome");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inference.estimate(List.of()))
        .withMessage("Cannot estimate an effect: there are no matched pairs");
  }
}
