package org.matimpact.statistics.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.matimpact.statistics.propensity.Link;

/**
 * Weighting by the propensity score p. ATT: 1 for the treated, p/(1 - p) for comparison units; ATC:
 * (1 - p)/p and 1; ATE: 1/p and 1/(1 - p) (Hirano, Imbens &amp; Ridder 2003, Econometrica 71,
 * 1161-1189); ATO: 1 - p and p (Li, Morgan &amp; Zaslavsky 2018, Journal of the American
 * Statistical Association 113, 390-400). Each arm is rescaled to mean 1.
 *
 * <p>The score of the problem is the linear predictor. Strata play no part; restrictions on pairs
 * are refused.
 *
 * @param estimand whom the weights are for
 * @param link between the score and the probability
 */
public record PropensityWeighting(Estimand estimand, Link link) implements MatchingMethod {

  /** A probability within this of 0 or 1 is 0 or 1 to the fit's precision. */
  private static final double EDGE = 1e-10;

  /**
   * Weights every unit.
   *
   * @throws IllegalArgumentException if a probability is 1 (ATT, ATE) or 0 (ATC, ATE), or if there
   *     are restrictions on pairs
   */
  @Override
  public Matching match(MatchingProblem problem) {
    problem.restrictions().refuse("weighting");
    double[] weights = new double[problem.size()];
    for (int row = 0; row < weights.length; row++) {
      double p = link.probability(problem.score()[row]);
      check(p, problem.id()[row]);
      weights[row] = weight(p, problem.treated()[row]);
    }
    rescale(weights, problem.treated(), true);
    rescale(weights, problem.treated(), false);
    return new Matching(
        List.of(),
        weights,
        new int[0],
        0,
        0,
        Double.POSITIVE_INFINITY,
        MatchedResult.none(problem.size()));
  }

  /** The target's units must be possible in the other arm: positivity. */
  private void check(double p, String id) {
    boolean needsBelowOne = estimand == Estimand.ATT || estimand == Estimand.ATE;
    boolean needsAboveZero = estimand == Estimand.ATC || estimand == Estimand.ATE;
    if ((needsBelowOne && !(p < 1 - EDGE)) || (needsAboveZero && !(p > EDGE))) {
      throw new UnmatchableException(
          String.format(
              Locale.ROOT,
              "Cannot weight %s for %s: its probability of treatment is %s (separation? discard"
                  + " units outside the common support, or choose ATO)",
              id,
              estimand,
              p));
    }
  }

  private double weight(double p, boolean treated) {
    return switch (estimand) {
      case ATT -> treated ? 1 : p / (1 - p);
      case ATC -> treated ? (1 - p) / p : 1;
      case ATE -> treated ? 1 / p : 1 / (1 - p);
      case ATO -> treated ? 1 - p : p;
    };
  }

  private static void rescale(double[] weights, boolean[] treated, boolean arm) {
    double[] sorted = new double[weights.length];
    int count = 0;
    for (int row = 0; row < weights.length; row++) {
      if (treated[row] == arm) {
        sorted[count++] = weights[row];
      }
    }
    // In ascending order, so that rows may stand anyhow.
    Arrays.sort(sorted, 0, count);
    double sum = 0;
    for (int at = 0; at < count; at++) {
      sum += sorted[at];
    }
    for (int row = 0; row < weights.length; row++) {
      weights[row] *= treated[row] == arm ? count / sum : 1;
    }
  }
}
