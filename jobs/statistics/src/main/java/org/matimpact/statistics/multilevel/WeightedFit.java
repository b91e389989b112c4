package org.matimpact.statistics.multilevel;

import java.util.Arrays;

/**
 * The weighted pupil form: coefficients by weighted generalised least squares, W_j = w_j V_j^-1,
 * with variance ratios from elsewhere. Inference is cluster-robust only: there is no likelihood and
 * no model-based standard error.
 */
public final class WeightedFit {

  private final Gls gls;
  private final FixedEffects fixed;
  private final VarianceRatios ratios;

  private WeightedFit(Gls gls, VarianceRatios ratios) {
    this.gls = gls;
    this.ratios = ratios;
    fixed = new FixedEffects(gls);
  }

  /** At the variance ratios by which the rows were rotated. */
  static WeightedFit of(
      OrthonormalDesign design, RotatedRows rows, VarianceRatios ratios, double[] weights) {
    SchoolYearChecks.checkWeights(weights, design.data().schools());
    if (design.data().groups().stream().anyMatch(group -> weights[group.school()] == 0)) {
      throw new IllegalArgumentException(
          "Cannot weight: a school of the model has weight 0 (leave it out first, see"
              + " SchoolYears.withPositiveWeight)");
    }
    return new WeightedFit(Gls.of(design, rows, weights.clone()), ratios);
  }

  /**
   * Estimates the variance ratios by unweighted REML on the schools of positive weight, each once,
   * then the coefficients with weights.
   *
   * @param weights one per school, 0 or more; schools of weight 0 are left out
   * @throws NotEstimableException as for {@link MultilevelModel}
   */
  public static WeightedFit of(SchoolYears data, RandomEffects effects, double[] weights) {
    MultilevelModel model = MultilevelModel.of(data.withPositiveWeight(weights), effects);
    return model.fit(Likelihood.REML).weighted(weights);
  }

  /**
   * Returns the coefficient of a column.
   *
   * @throws NotEstimableException if the column was dropped
   */
  public double coefficient(int column) {
    return fixed.coefficient(column);
  }

  /**
   * Returns l'b.
   *
   * @param contrast one number per column of the full design; 0 for dropped columns
   */
  public double estimate(double[] contrast) {
    return fixed.estimate(contrast);
  }

  /**
   * Prepares cluster-robust inference; see {@link MultilevelFit#clustered}.
   *
   * @param clusters a code for each school
   */
  public ClusteredInference clustered(int[] clusters) {
    return new ClusteredInference(gls, fixed, clusters);
  }

  /**
   * Prepares CR2 with an effect in the working covariance that the schools of a cluster share: what
   * the settings call {@code cr2_target = school+trust}.
   *
   * @param clusters a code for each school
   * @throws NotEstimableException if there are fewer than two clusters or the column was dropped
   */
  public SharedEffectInference clustered(int[] clusters, SharedEffect shared) {
    return new SharedEffectInference(gls, fixed, clusters, shared);
  }

  /** Returns the variance ratios used. */
  public VarianceRatios ratios() {
    return ratios;
  }

  /** Returns the positions of dropped columns, ascending. */
  public int[] dropped() {
    return Arrays.copyOf(gls.design().qr().dropped(), gls.design().qr().dropped().length);
  }
}
