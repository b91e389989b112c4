package org.matimpact.statistics.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.Lalonde;

class TieReportTest {

  /** Worked by hand: t takes 1 or 3, both one away; 7 and 7 share a score. */
  @Test
  void countsTiedPicksAndSharedScores() {
    MatchingProblem problem =
        MatchingProblem.unstratified(
            new String[] {"t", "a", "b", "c", "d"},
            new boolean[] {true, false, false, false, false},
            new double[] {2, 1, 3, 7, 7},
            0);
    Matching matching = NearestNeighbour.defaults().withCaliper(Caliper.none()).match(problem);
    TieReport report = TieReport.of(problem, matching);
    assertThat(report.picks()).isEqualTo(1);
    assertThat(report.tiedPicks()).isEqualTo(1);
    assertThat(report.tiedShare()).isEqualTo(1);
    assertThat(report.treatedSharingScore()).isZero();
    assertThat(report.comparisonsSharingScore()).isEqualTo(2);
    assertThat(report.tiedPairs()).isEqualTo(matching.pairs());
  }

  /** R: duplicated(ps[treat == 0]) finds 11 of 429; each counts once beside the one it repeats. */
  @Test
  void lalondeHasTies() {
    MatchingProblem problem =
        MatchingProblem.unstratified(
            Lalonde.ids(), Lalonde.treated(), Lalonde.propensity().linearPredictor(), 0);
    TieReport report = TieReport.of(problem, NearestNeighbour.defaults().match(problem));
    assertThat(report.comparisonsSharingScore()).isBetween(12, 22);
    assertThat(report.tiedPicks()).isPositive();
  }

  /** Optimal methods choose all at once: no pick, so no share of tied ones. */
  @Test
  void countsNoPicksWhereNobodyIsPicked() {
    MatchingProblem problem = RandomProblem.of(new Random(1), 8, 20);
    for (MatchingMethod method :
        List.of(
            new OptimalPair(1, Caliper.none(), SetRule.KEEP_PARTIAL),
            FullMatching.unlimited(Caliper.none(), Estimand.ATT),
            new FullMatching(Caliper.none(), Estimand.ATT, 3, 3))) {
      Matching matching = method.match(problem);
      assertThat(matching.pairs()).isNotEmpty();
      assertThat(TieReport.of(problem, matching).picks()).isZero();
    }
  }
}
