package org.matimpact.statistics.imputation;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Maximum likelihood of {@link TwoLevelNormal} from incomplete units, by expectation-maximisation
 * on sums: a normal likelihood needs of the units of a group that lack the same columns only their
 * number, sum and sums of products, so that no unit is read again.
 *
 * <p>Both the effects of groups and the missing values are averaged out (Schafer &amp; Yucel 2002,
 * section 3; Dempster, Laird &amp; Rubin 1977, Journal of the Royal Statistical Society B 39,
 * 1-38). Plain EM moves the means slowly where groups are well known; here effects may have a mean
 * in each stratum, which then joins its means (parameter expansion: Liu, Rubin &amp; Wu 1998,
 * Biometrika 85, 755-770). The maximum is the same.
 *
 * <p>Values are missing at random given the observed columns, the group and the period. Groups may
 * have weights, which multiply their log-likelihood: weights of a Bayesian bootstrap (Rubin 1981,
 * Annals of Statistics 9, 130-134) make a fit an approximate draw of the parameters from their
 * posterior, which imputation needs to be proper (Honaker &amp; King 2010, American Journal of
 * Political Science 54, 561-581, with the plain bootstrap).
 *
 * <p>Small samples: maximum likelihood makes Psi too small by about a fraction of strata over
 * groups. Columns that do not vary or depend on others do no harm: Sigma has a ridge of 1e-10 of
 * each column's variance. Equals R's {@code nlme::lme} with an unstructured covariance within and
 * between groups, by ML.
 *
 * @param model the estimates
 * @param iterations steps taken
 * @param converged whether the last moved nothing by more than the tolerance
 */
public record TwoLevelNormalFit(TwoLevelNormal model, int iterations, boolean converged)
    implements Serializable {

  /** Most steps of a fit. */
  private static final int MOST_ITERATIONS = 1000;

  /**
   * Fits with equal weights from where the observed values of each column stand.
   *
   * @param groups in a fixed order
   * @param strata number of strata
   * @param periods number of periods
   * @param columns number of columns
   * @param tolerance largest last move of a mean, in standard deviations, or of a covariance, in
   *     products of two
   */
  public static TwoLevelNormalFit of(
      List<GroupSums> groups, int strata, int periods, int columns, double tolerance) {
    double[] equal = new double[groups.size()];
    Arrays.fill(equal, 1);
    ObservedColumns observed = ObservedColumns.of(groups, columns);
    return from(observed.start(strata, periods), groups, equal, observed.variances(), tolerance);
  }

  /**
   * Fits with a weight for each group, from the estimates of an earlier fit.
   *
   * @param weights none below 0
   */
  public TwoLevelNormalFit weighted(List<GroupSums> groups, double[] weights, double tolerance) {
    double[] scale = ObservedColumns.of(groups, model.columns()).variances();
    return from(model, groups, weights, scale, tolerance);
  }

  private static TwoLevelNormalFit from(
      TwoLevelNormal start,
      List<GroupSums> groups,
      double[] weights,
      double[] scale,
      double tolerance) {
    TwoLevelNormal model = start;
    for (int iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
      ExpectationStep step = new ExpectationStep(model);
      for (int g = 0; g < weights.length; g++) {
        step.add(groups.get(g), weights[g]);
      }
      TwoLevelNormal next = step.maximise(scale);
      if (moved(model, next, scale) <= tolerance) {
        return new TwoLevelNormalFit(next, iteration, true);
      }
      model = next;
    }
    return new TwoLevelNormalFit(model, MOST_ITERATIONS, false);
  }

  private static double moved(TwoLevelNormal from, TwoLevelNormal to, double[] scale) {
    double moved = 0;
    for (int i = 0; i < scale.length; i++) {
      for (int stratum = 0; stratum < from.means().length; stratum++) {
        for (int period = 0; period < from.means()[stratum].length; period++) {
          double move = to.means()[stratum][period][i] - from.means()[stratum][period][i];
          moved = larger(moved, move, scale[i]);
        }
      }
      for (int j = 0; j <= i; j++) {
        double unit = scale[i] * scale[j];
        moved = larger(moved, to.within()[i][j] - from.within()[i][j], unit);
        moved = larger(moved, to.between()[i][j] - from.between()[i][j], unit);
      }
    }
    return moved;
  }

  private static double larger(double moved, double move, double square) {
    return StrictMath.max(moved, StrictMath.abs(move) / StrictMath.sqrt(square));
  }
}
