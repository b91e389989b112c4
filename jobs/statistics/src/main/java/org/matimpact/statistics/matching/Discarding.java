package org.matimpact.statistics.matching;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Any method on the common support: units outside are set aside, the others matched, and a caliper
 * is measured on the others (MatchIt's {@code discard}; Dehejia &amp; Wahba 1999, Journal of the
 * American Statistical Association 94, 1053-1062).
 *
 * @param rule which units are set aside
 * @param method how the others are matched
 * @param refit makes new scores for the units kept ({@code reestimate}); empty to keep the scores
 */
public record Discarding(Discard rule, MatchingMethod method, Optional<Refit> refit)
    implements MatchingMethod {

  /** Makes the scores of some units anew. */
  @FunctionalInterface
  public interface Refit {
    /** Returns one score for each of the given rows of the whole problem. */
    double[] scores(int[] rows);
  }

  /** Returns a method that keeps the scores. */
  public static Discarding of(Discard rule, MatchingMethod method) {
    return new Discarding(rule, method, Optional.empty());
  }

  @Override
  public Matching match(MatchingProblem problem) {
    int[] kept = kept(rule, problem.treated(), problem.score());
    return hasBothArms(problem, kept)
        ? spread(method.match(refitted(problem.select(kept), kept)), kept, problem)
        : nothing(problem);
  }

  /**
   * Returns the rows that a rule keeps, ascending: for those who refit, or tell who was set aside,
   * before they pose the problem.
   *
   * @param score by which the rule judges
   */
  public static int[] kept(Discard rule, boolean[] treated, double[] score) {
    boolean[] discarded = rule.discarded(treated, score);
    return IntStream.range(0, discarded.length).filter(row -> !discarded[row]).toArray();
  }

  /**
   * Matches some of the rows of a problem, on which its caliper is measured; the result is one for
   * all rows, in which the others are unmatched.
   *
   * @param kept rows, ascending, as of {@link #kept}
   */
  public static Matching matchKept(MatchingProblem problem, int[] kept, MatchingMethod method) {
    return hasBothArms(problem, kept)
        ? spread(method.match(problem.select(kept)), kept, problem)
        : nothing(problem);
  }

  private static boolean hasBothArms(MatchingProblem problem, int[] kept) {
    int treated = (int) IntStream.of(kept).filter(row -> problem.treated()[row]).count();
    return treated > 0 && treated < kept.length;
  }

  private MatchingProblem refitted(MatchingProblem selected, int[] kept) {
    if (refit.isEmpty()) {
      return selected;
    }
    double[] scores = refit.get().scores(kept);
    return new MatchingProblem(
        selected.id(),
        selected.treated(),
        scores,
        selected.stratum(),
        selected.seed(),
        selected.isOnScore() ? new ScoreDistance(scores) : selected.distance(),
        selected.restrictions());
  }

  private static Matching nothing(MatchingProblem problem) {
    return new Matching(
        List.of(),
        new double[problem.size()],
        problem.treatedRows(),
        0,
        0,
        Double.POSITIVE_INFINITY,
        MatchedResult.none(problem.size()));
  }

  private static Matching spread(Matching part, int[] rows, MatchingProblem problem) {
    double[] weights = new double[problem.size()];
    int[] subclass = MatchedResult.none(problem.size());
    for (int at = 0; at < rows.length; at++) {
      weights[rows[at]] = part.weights()[at];
      subclass[rows[at]] = part.subclass()[at];
    }
    List<MatchedPair> pairs =
        part.pairs().stream()
            .map(
                pair ->
                    new MatchedPair(
                        rows[pair.treated()],
                        rows[pair.comparison()],
                        pair.distance(),
                        pair.rank(),
                        pair.tied()))
            .toList();
    return new Matching(
        pairs,
        weights,
        MatchedResult.unmatched(problem, weights),
        part.picks(),
        part.tiedPicks(),
        part.caliper(),
        subclass);
  }
}
