package org.matimpact.statistics.mixed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.matimpact.statistics.effect.ContrastEstimate;

/**
 * Best linear unbiased predictions of the effects of groups, tau + b_k (Henderson 1975, Biometrics
 * 31, 423-447). With a_k = Z_k'V^-1 Z_k and d_k the mean of the group's residuals weighted by V^-1,
 * V without the term, net of the other terms' predicted effects, and t the term's variance,
 *
 * <pre>b_k = d_k t a_k / (1 + t a_k)   (all relative to s_e^2)</pre>
 *
 * <p>Prediction error variance, from C, the inverse of the mixed-model equations with all terms:
 *
 * <pre>Var(l'b + b_k - l'beta - beta_k) = s_e^2 (l, e_k)' C (l, e_k)
 *     = s_e^2 [l'C_bb l + 2 l'C_bk + C_kk]</pre>
 *
 * <p>which counts the uncertainty of the coefficients, and their covariance with b_k; lme4's
 * conditional variance does not. The variances count as known (their estimates are put in), so that
 * with few groups the intervals are too short: below about ten look at the interval of the term's
 * standard deviation first. If that is 0, every group has the mean effect, with its error.
 */
public final class GroupEffects {

  private final MixedFit fit;
  private final Levels levels;
  private final Solution solution;

  GroupEffects(MixedFit fit, Levels levels, Solution solution) {
    this.fit = fit;
    this.levels = levels;
    this.solution = solution;
  }

  /** Returns the codes of the groups on which the term acts, ascending. */
  public int[] groups() {
    return Arrays.copyOf(levels.codes(), levels.count());
  }

  /** Returns every group's effect about the same mean, by code. */
  public List<PredictedEffect> about(double[] contrast) {
    return about(group -> contrast);
  }

  /**
   * Returns every group's effect, by code.
   *
   * @param contrast of a group's code, the coefficients' part of its effect: the treatment's column
   *     alone, or with interactions at the group's size; zeros for the deviation alone
   */
  public List<PredictedEffect> about(IntFunction<double[]> contrast) {
    return IntStream.range(0, levels.count())
        .mapToObj(place -> effect(place, contrast.apply(levels.codes()[place])))
        .toList();
  }

  /**
   * Returns one group's effect.
   *
   * @throws IllegalArgumentException if the term does not act on the group
   */
  public PredictedEffect of(int group, double[] contrast) {
    int place = Arrays.binarySearch(levels.codes(), group);
    if (place < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "No effect of %s %d: it does not act there",
              levels.term().name(),
              group));
    }
    return effect(place, contrast);
  }

  private PredictedEffect effect(int place, double[] contrast) {
    double mean = fit.estimate(contrast);
    double raw = solution.rawDeviation(place);
    double deviation = solution.reliability(place) * raw;
    double error =
        fit.sigma() * StrictMath.sqrt(solution.predictionVariance(place, fit.basis(contrast)));
    ContrastEstimate limits =
        ContrastEstimate.of(mean + deviation, error, Double.POSITIVE_INFINITY);
    return new PredictedEffect(
        levels.codes()[place],
        levels.schools(place),
        levels.pupils(place),
        mean + raw,
        solution.reliability(place),
        deviation,
        fit.sigma() * StrictMath.sqrt(solution.conditionalVariance(place)),
        mean + deviation,
        error,
        limits.confidenceLow(),
        limits.confidenceHigh());
  }
}
