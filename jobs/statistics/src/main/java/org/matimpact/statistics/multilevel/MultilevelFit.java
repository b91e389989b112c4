package org.matimpact.statistics.multilevel;

import java.util.Arrays;
import org.matimpact.statistics.linear.Vectors;

/**
 * A fitted {@link MultilevelModel}. Contrasts and columns are counted in the full design, between
 * columns first, dropped columns included.
 */
public final class MultilevelFit {

  private final Gls gls;
  private final FixedEffects fixed;
  private final RandomEffects effects;
  private final Likelihood likelihood;
  private final VarianceRatios ratios;
  private final double criterion;
  private final int evaluations;
  private final VarianceComponents variances;

  MultilevelFit(
      Gls gls,
      RandomEffects effects,
      Likelihood likelihood,
      VarianceRatios ratios,
      double criterion,
      int evaluations) {
    this.gls = gls;
    this.effects = effects;
    this.likelihood = likelihood;
    this.ratios = ratios;
    this.criterion = criterion;
    this.evaluations = evaluations;
    fixed = new FixedEffects(gls);
    double n = pupils() - (likelihood == Likelihood.REML ? rank() : 0);
    double residual = gls.residualSquares() / n;
    variances =
        new VarianceComponents(
            ratios.school() * residual, ratios.schoolYear() * residual, residual);
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
   * @throws NotEstimableException if it has a dropped column
   */
  public double estimate(double[] contrast) {
    return fixed.estimate(contrast);
  }

  /**
   * Returns the model-based standard error of l'b: the root of s_e^2 l'(X'V^-1 X)^-1 l, as {@code
   * summary(lmer)} prints it.
   */
  public double standardError(double[] contrast) {
    double[] direction = gls.direction(fixed.restricted(contrast));
    return StrictMath.sqrt(variances.residual() * Vectors.dot(direction, direction));
  }

  /** Returns the model-based standard error of the coefficient of a column. */
  public double standardError(int column) {
    return standardError(fixed.unit(column));
  }

  /**
   * The weighted pupil form at these variance ratios: b solves sum w_j X_j'V_j^-1 (y_j - X_j b) =
   * 0.
   *
   * @param weights one per school, above 0 for every school with school-years
   * @throws IllegalArgumentException if the length differs or a weight is out of range
   */
  public WeightedFit weighted(double[] weights) {
    return WeightedFit.of(gls.design(), gls.rows(), ratios, weights);
  }

  /**
   * Prepares cluster-robust inference, CR0 to CR3, at these variance ratios.
   *
   * @param clusters a code for each school; schools without school-years do not matter
   * @throws NotEstimableException if there are fewer than two clusters
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

  /** Returns the estimated variances. */
  public VarianceComponents variances() {
    return variances;
  }

  /** Returns the estimated variances relative to s_e^2. */
  public VarianceRatios ratios() {
    return ratios;
  }

  /** Returns -2 log likelihood (ML) or lme4's {@code REMLcrit}. */
  public double criterion() {
    return criterion;
  }

  /** Returns whether a variance that the model has is estimated as 0: on the boundary. */
  public boolean isSingular() {
    return ratios.school() == 0
        || (effects == RandomEffects.SCHOOL_AND_YEAR && ratios.schoolYear() == 0);
  }

  /** Returns the random effects. */
  public RandomEffects effects() {
    return effects;
  }

  /** Returns the criterion that was minimised. */
  public Likelihood likelihood() {
    return likelihood;
  }

  /** Returns how often the criterion was evaluated. */
  public int evaluations() {
    return evaluations;
  }

  /** Returns the number of pupils. */
  public long pupils() {
    return gls.design().data().pupils();
  }

  /** Returns the number of school-years. */
  public int schoolYears() {
    return gls.design().data().groups().size();
  }

  /** Returns the number of schools that have school-years. */
  public int schools() {
    return gls.design().starts().length - 1;
  }

  /** Returns the number of estimated coefficients. */
  public int rank() {
    return gls.design().rank();
  }

  /** Returns the positions of dropped columns, ascending. */
  public int[] dropped() {
    return Arrays.copyOf(gls.design().qr().dropped(), gls.design().qr().dropped().length);
  }
}
