package org.matimpact.statistics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Optimal pair and full matching against every possible choice, on thousands of small problems. */
class OptimalMatchingTest {

  private static final int PROBLEMS = 3000;

  /** Distances count in steps of 1e-10 standard deviations, a few of which add up. */
  private static final double STEPS = 1e-8;

  private record Best(int size, double distance) {
    Best better(Best other) {
      if (size != other.size) {
        return size > other.size ? this : other;
      }
      return distance <= other.distance ? this : other;
    }
  }

  @Test
  void pairsCostTheLeast() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Random random = new Random(seed);
      MatchingProblem problem =
          RandomProblem.varied(random, 1 + random.nextInt(4), 1 + random.nextInt(5));
      int ratio = 1 + random.nextInt(2);
      OptimalPair method =
          new OptimalPair(ratio, RandomProblem.caliper(random), SetRule.KEEP_PARTIAL);
      Matching matching = method.match(problem);
      Best best = bestPairs(problem, matching.caliper(), ratio, 0, 0, new boolean[problem.size()]);
      assertThat(matching.pairs()).as("seed %d", seed).hasSize(best.size());
      assertThat(matching.totalDistance())
          .as("seed %d", seed)
          .isCloseTo(best.distance(), within(STEPS));
    }
  }

  /** Tries every unused comparison unit, and none, for each place of each treated unit in turn. */
  private static Best bestPairs(
      MatchingProblem problem, double caliper, int ratio, int t, int place, boolean[] used) {
    int[] treated = problem.treatedRows();
    if (t == treated.length) {
      return new Best(0, 0);
    }
    int nextTreated = place + 1 == ratio ? t + 1 : t;
    int nextPlace = place + 1 == ratio ? 0 : place + 1;
    Best best = bestPairs(problem, caliper, ratio, nextTreated, nextPlace, used);
    for (int c : problem.comparisonRows()) {
      if (!used[c] && RandomProblem.allowed(problem, caliper, treated[t], c)) {
        used[c] = true;
        Best rest = bestPairs(problem, caliper, ratio, nextTreated, nextPlace, used);
        used[c] = false;
        double distance = problem.distance().between(treated[t], c);
        best = best.better(new Best(rest.size() + 1, rest.distance() + distance));
      }
    }
    return best;
  }

  @Test
  void fullMatchesCostTheLeast() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Random random = new Random(seed);
      MatchingProblem problem =
          RandomProblem.varied(random, 1 + random.nextInt(4), 1 + random.nextInt(3));
      boolean limited = random.nextBoolean();
      FullMatching method =
          new FullMatching(
              RandomProblem.caliper(random),
              Estimand.ATT,
              limited ? 1 + random.nextInt(3) : 0,
              limited ? 1 + random.nextInt(3) : 0);
      Matching matching = method.match(problem);
      Best best = bestCover(problem, matching.caliper(), method);
      assertThat(covered(matching)).as("seed %d %s", seed, method).isEqualTo(best.size());
      assertThat(matching.totalDistance())
          .as("seed %d %s", seed, method)
          .isCloseTo(best.distance(), within(STEPS));
      checkStars(matching, method);
    }
  }

  private static int covered(Matching matching) {
    return (int) IntStream.of(matching.subclass()).filter(set -> set >= 0).count();
  }

  /** Tries every set of permissible pairs. */
  private static Best bestCover(MatchingProblem problem, double caliper, FullMatching method) {
    List<int[]> pairs = new ArrayList<>();
    for (int t : problem.treatedRows()) {
      for (int c : problem.comparisonRows()) {
        if (RandomProblem.allowed(problem, caliper, t, c)) {
          pairs.add(new int[] {t, c});
        }
      }
    }
    Best best = new Best(0, 0);
    for (int chosen = 1; chosen < 1 << pairs.size(); chosen++) {
      int[] degree = new int[problem.size()];
      double distance = 0;
      for (int i = 0; i < pairs.size(); i++) {
        if ((chosen >> i & 1) == 1) {
          degree[pairs.get(i)[0]]++;
          degree[pairs.get(i)[1]]++;
          distance += problem.distance().between(pairs.get(i)[0], pairs.get(i)[1]);
        }
      }
      if (isWithin(degree, problem, method)) {
        int size = (int) IntStream.of(degree).filter(d -> d > 0).count();
        best = best.better(new Best(size, distance));
      }
    }
    return best;
  }

  private static boolean isWithin(int[] degree, MatchingProblem problem, FullMatching method) {
    for (int row = 0; row < degree.length; row++) {
      int most = problem.treated()[row] ? method.mostComparisons() : method.mostTreated();
      if (most > 0 && degree[row] > most) {
        return false;
      }
    }
    return true;
  }

  /** Every subclass is one unit with others of the other arm, its pairs theirs, within limits. */
  private static void checkStars(Matching matching, FullMatching method) {
    int[][] arms = new int[2][matching.subclasses()];
    boolean[] seen = new boolean[matching.subclass().length];
    for (MatchedPair pair : matching.pairs()) {
      int set = matching.subclass()[pair.treated()];
      assertThat(matching.subclass()[pair.comparison()]).isEqualTo(set);
      arms[1][set] += seen[pair.treated()] ? 0 : 1;
      arms[0][set] += seen[pair.comparison()] ? 0 : 1;
      seen[pair.treated()] = true;
      seen[pair.comparison()] = true;
    }
    for (int set = 0; set < matching.subclasses(); set++) {
      assertThat(Math.min(arms[0][set], arms[1][set])).isEqualTo(1);
      assertThat(arms[0][set])
          .isLessThanOrEqualTo(
              method.mostComparisons() == 0 ? Integer.MAX_VALUE : method.mostComparisons());
      assertThat(arms[1][set])
          .isLessThanOrEqualTo(
              method.mostTreated() == 0 ? Integer.MAX_VALUE : method.mostTreated());
    }
  }

  /** Larger problems, where one way of solving full matching checks the other. */
  @Test
  void fullMatchingWithAndWithoutLimitsAgrees() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      MatchingProblem problem =
          RandomProblem.varied(random, 20 + random.nextInt(20), 20 + random.nextInt(40));
      Caliper caliper = RandomProblem.caliper(random);
      Matching cover = FullMatching.unlimited(caliper, Estimand.ATT).match(problem);
      Matching flow = new FullMatching(caliper, Estimand.ATT, 1000, 1000).match(problem);
      assertThat(cover.totalDistance())
          .as("seed %d", seed)
          .isCloseTo(flow.totalDistance(), within(STEPS));
      assertThat(covered(cover)).isEqualTo(covered(flow));
    }
  }

  /**
   * Each subclass has both arms, nobody with a permissible partner is left out, and no unit is
   * farther from its nearest in the set than four times the widest neighbourhood (the theorem).
   */
  @Test
  void generalisedFullMatchingKeepsItsBound() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Random random = new Random(seed);
      MatchingProblem problem =
          RandomProblem.varied(random, 1 + random.nextInt(8), 1 + random.nextInt(12));
      Matching matching =
          new GeneralisedFullMatching(RandomProblem.caliper(random), Estimand.ATT).match(problem);
      double widest = 0;
      for (int row = 0; row < problem.size(); row++) {
        double nearest = nearest(problem, matching.caliper(), row);
        assertThat(matching.subclass()[row] >= 0).isEqualTo(nearest < Double.POSITIVE_INFINITY);
        widest = nearest < Double.POSITIVE_INFINITY ? Math.max(widest, nearest) : widest;
      }
      for (int a = 0; a < problem.size(); a++) {
        for (int b = 0; b < a; b++) {
          if (matching.subclass()[a] >= 0 && matching.subclass()[a] == matching.subclass()[b]) {
            assertThat(problem.distance().between(a, b)).isLessThanOrEqualTo(4 * widest + STEPS);
          }
        }
      }
      assertThat(matching.weights()).doesNotContain(Double.NaN);
    }
  }

  private static double nearest(MatchingProblem problem, double caliper, int row) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int other = 0; other < problem.size(); other++) {
      boolean isTreated = problem.treated()[row];
      if (problem.treated()[other] != isTreated
          && RandomProblem.allowed(
              problem, caliper, isTreated ? row : other, isTreated ? other : row)) {
        nearest = Math.min(nearest, problem.distance().between(row, other));
      }
    }
    return nearest;
  }

  @Test
  void refusesWhatOnlyGreedyMatchingCanObey() {
    MatchingProblem problem = RandomProblem.of(new Random(1), 2, 3);
    Restrictions limit =
        Restrictions.none().with(new GroupLimit(new String[] {"a", "a", "b", "b", "b"}, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new OptimalPair(1, Caliper.none(), SetRule.KEEP_PARTIAL).match(problem.with(limit)))
        .withMessageContaining("nearest-neighbour matching only");
  }
}
