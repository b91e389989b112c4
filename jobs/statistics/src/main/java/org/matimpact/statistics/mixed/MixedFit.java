package org.matimpact.statistics.mixed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.matimpact.statistics.multilevel.FixedEffects;
import org.matimpact.statistics.multilevel.Likelihood;
import org.matimpact.statistics.multilevel.NotEstimableException;

/**
 * A fitted {@link MixedModel}. Contrasts and columns are counted in the full design, between
 * columns first, dropped columns included.
 */
public final class MixedFit {

  private final MixedCriterion model;
  private final double[] theta;
  private final Likelihood likelihood;
  private final Solution solution;
  private final FixedEffects fixed;
  private final double sigma;

  MixedFit(MixedCriterion model, double[] theta, Likelihood likelihood) {
    this.model = model;
    this.theta = theta;
    this.likelihood = likelihood;
    solution = model.solve(theta);
    fixed = new FixedEffects(model.design(), solution.coefficients());
    sigma = StrictMath.sqrt(solution.residualSquares() / model.observations(likelihood));
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
   * Returns the model-based standard error of l'b, the root of s_e^2 l'(X'V^-1 X)^-1 l, as {@code
   * summary(lmer)} prints it: the variances count as known.
   */
  public double standardError(double[] contrast) {
    return sigma * StrictMath.sqrt(solution.variance(basis(contrast)));
  }

  /** Returns the model-based standard error of the coefficient of a column. */
  public double standardError(int column) {
    return standardError(fixed.unit(column));
  }

  /** Returns inference with Satterthwaite's degrees of freedom, as lmerTest. */
  public ModelInference satterthwaite() {
    return new SatterthwaiteInference(this);
  }

  /**
   * Returns inference by Kenward and Roger's method, as pbkrtest.
   *
   * @throws NotEstimableException if the slopes are on the boundary
   * @throws IllegalStateException if the fit is not by REML
   */
  public ModelInference kenwardRoger() {
    return new KenwardRogerInference(this);
  }

  /** Returns the standard deviations of the effects, term after term, the residual's last. */
  public List<VarianceComponent> components() {
    return StandardDeviations.components(model.layout(), theta, sigma);
  }

  /**
   * Returns the profile-likelihood interval of one of the {@link #components()}.
   *
   * @param component its place, from 0
   */
  public ProfileInterval interval(int component) {
    return LikelihoodProfile.of(this, component).interval();
  }

  /**
   * Returns the effects of the groups of a term.
   *
   * @param name of the grouped term
   * @throws IllegalArgumentException if the model has no such term
   */
  public GroupEffects groupEffects(String name) {
    List<Levels> levels = model.layout().levels();
    for (int a = 0; a < levels.size(); a++) {
      if (levels.get(a).term().name().equals(name)) {
        return new GroupEffects(this, levels.get(a), model.solve(theta, a));
      }
    }
    throw new IllegalArgumentException(
        String.format(Locale.ROOT, "The model has no groups named %s", name));
  }

  /** Returns s_e^2, the variance between pupils that no term explains. */
  public double residualVariance() {
    return sigma * sigma;
  }

  /** Returns the numbers that the search found, as R's {@code getME(fit, "theta")}. */
  public double[] theta() {
    return theta.clone();
  }

  /** Returns -2 log likelihood (ML) or lme4's {@code REMLcrit}. */
  public double criterion() {
    return model.profiled(theta, likelihood);
  }

  /** Returns whether a variance is estimated as 0, or a correlation as 1 or -1. */
  public boolean isSingular() {
    for (int k = 0; k < theta.length; k++) {
      if (model.layout().isDiagonal(k) && theta[k] == 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the criterion that was minimised. */
  public Likelihood likelihood() {
    return likelihood;
  }

  /** Returns the number of pupils. */
  public long pupils() {
    return model.design().data().pupils();
  }

  /** Returns the number of schools that have school-years. */
  public int schools() {
    return model.design().starts().length - 1;
  }

  /** Returns the number of estimated coefficients. */
  public int rank() {
    return model.design().rank();
  }

  /** Returns the positions of dropped columns, ascending. */
  public int[] dropped() {
    int[] dropped = model.design().qr().dropped();
    return Arrays.copyOf(dropped, dropped.length);
  }

  MixedCriterion model() {
    return model;
  }

  Solution solution() {
    return solution;
  }

  double sigma() {
    return sigma;
  }

  FixedEffects fixed() {
    return fixed;
  }

  /** The contrast in the orthonormal basis of the design. */
  double[] basis(double[] contrast) {
    return model.design().qr().solveTransposed(fixed.restricted(contrast));
  }
}
