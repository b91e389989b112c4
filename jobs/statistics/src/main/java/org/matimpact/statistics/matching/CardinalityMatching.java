package org.matimpact.statistics.matching;

import java.util.List;
import java.util.Locale;
import org.matimpact.statistics.model.ModelMatrix;

/**
 * Cardinality matching: of all choices of units whose columns have the same means in both arms, up
 * to a tolerance, the one that keeps most units (Zubizarreta, Paredes &amp; Rosenbaum 2014, Annals
 * of Applied Statistics 8, 204-231). With {@link Kept#MOST_OF_BOTH_ARMS} treated units may be
 * dropped, and every one that is kept has {@code ratio} comparison units, in every stratum. With
 * {@link Kept#ALL_TREATED} the treated are the template and the number of comparison units is free
 * (Silber et al. 2014, Health Services Research 49, 1446-1474; Cohn &amp; Zubizarreta 2022,
 * Epidemiology 33, 486-495). Without strata these are {@code method = "cardinality"} of R's MatchIt
 * with a ratio and with {@code ratio = NA}. Within strata they are not: MatchIt balances and keeps
 * the most in each stratum by itself, here means are balanced over all strata together and only the
 * ratio holds in each, so that more units are kept.
 *
 * <p>It is an integer program, solved by CP-SAT of Google's OR-tools with one worker and a limit in
 * its own deterministic time, so that the same problem has the same answer again from one version
 * of OR-tools on one platform; another may take another choice, equally large where both are proven
 * largest. Units enter in hash order: rows may come in any order. Where the limit ends the search
 * the largest choice found so far is taken: {@link #solve} gives the bound that it falls short of.
 * Units are chosen, not paired: there are no sets, and all weights are 1 or 0.
 *
 * @param x the columns to balance, one row for each unit; the intercept has no effect
 * @param kept what may be dropped
 * @param ratio comparison units to each treated unit, at least 1; without effect on a template
 * @param tolerance largest difference of means, in standard deviations of the treated, positive
 *     (columns count in steps of 1e-5 of these, so that a difference may exceed it by as much)
 * @param effort limit on the search, in the solver's deterministic seconds, positive
 */
public record CardinalityMatching(
    ModelMatrix x, Kept kept, int ratio, double tolerance, double effort)
    implements MatchingMethod {

  /** Which units must be kept. */
  public enum Kept {
    /** None: as many sets as can be balanced. */
    MOST_OF_BOTH_ARMS,
    /** All treated units. */
    ALL_TREATED
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public CardinalityMatching {
    if (ratio < 1) {
      throw new IllegalArgumentException("Invalid ratio: " + ratio + " (must be >= 1)");
    }
    if (!(tolerance > 0 && tolerance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Invalid tolerance: " + tolerance + " (must be positive, in standard deviations)");
    }
    if (!(effort > 0 && effort < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Invalid effort: " + effort + " (must be positive)");
    }
  }

  /** Returns one to one within .05 standard deviations, MatchIt's defaults. */
  public static CardinalityMatching defaults(ModelMatrix x) {
    return new CardinalityMatching(x, Kept.MOST_OF_BOTH_ARMS, 1, 0.05, 20);
  }

  /**
   * Chooses units.
   *
   * @throws IllegalArgumentException if there are restrictions on pairs, strata with a template,
   *     another number of rows than of units; {@link UnmatchableException} if no choice is
   *     balanced, or if OR-tools is not on the class path: it is not there unless asked for
   */
  @Override
  public Matching match(MatchingProblem problem) {
    return solve(problem).matching();
  }

  /** Chooses units as {@link #match}, and says whether more could have been kept. */
  public CardinalityResult solve(MatchingProblem problem) {
    check(problem);
    OrTools.load();
    CardinalityProgram program = new CardinalityProgram(this, problem);
    CardinalityProgram.Solution solution = program.solve();
    double[] weights = solution.weights();
    return new CardinalityResult(
        new Matching(
            List.of(),
            weights,
            MatchedResult.unmatched(problem, weights),
            0,
            0,
            Double.POSITIVE_INFINITY,
            MatchedResult.none(problem.size())),
        solution.kept(),
        solution.bound());
  }

  private void check(MatchingProblem problem) {
    problem.restrictions().refuse("cardinality matching");
    if (x.rows() != problem.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot choose units: %d rows of covariates for %d units",
              x.rows(),
              problem.size()));
    }
    if (kept == Kept.ALL_TREATED && StratumCodes.rows(problem.stratum()).length > 1) {
      throw new IllegalArgumentException(
          "Cannot match a template within strata (make them columns to balance, or let treated"
              + " units be dropped)");
    }
  }
}
