package org.matimpact.statistics.multilevel;

import java.util.Arrays;

/**
 * The linear mixed model of pupils in school-years in schools,
 *
 * <pre>y = X b + u_school + v_school-year + e,</pre>
 *
 * u, v and e independent and normal with variances s_u^2, s_v^2 and s_e^2, from the cross-products
 * of school-years alone. Equals R's {@code lme4::lmer(y ~ ... + (1|school) + (1|school:year))}
 * (Bates, Maechler, Bolker &amp; Walker 2015, Journal of Statistical Software 67(1)); REML is
 * Patterson &amp; Thompson (1971, Biometrika 58, 545-554).
 *
 * <p>A variance estimated as 0 lies on the boundary: {@link MultilevelFit#isSingular()} says so,
 * and the fit stands. All sums run over school-years in their order, so the same input gives the
 * same bits.
 */
public final class MultilevelModel {

  private final OrthonormalDesign design;
  private final RandomEffects effects;

  private MultilevelModel(OrthonormalDesign design, RandomEffects effects) {
    this.design = design;
    this.effects = effects;
  }

  /** Prepares a model, dropping columns that depend linearly on earlier ones. */
  public static MultilevelModel of(SchoolYears data, RandomEffects effects) {
    return of(data, effects, DependentColumns.DROP);
  }

  /**
   * Prepares a model: everything that does not depend on the variance ratios.
   *
   * @throws NotEstimableException if there are too few pupils, school-years or schools to tell the
   *     variances apart, the outcome does not vary within groups, or a column depends on earlier
   *     ones and is to be refused
   */
  public static MultilevelModel of(
      SchoolYears data, RandomEffects effects, DependentColumns dependent) {
    EstimabilityChecks.checkCounts(data, effects);
    OrthonormalDesign design = OrthonormalDesign.of(data, dependent);
    EstimabilityChecks.checkDesign(design, effects);
    return new MultilevelModel(design, effects);
  }

  /**
   * Estimates the variance ratios and everything else.
   *
   * @throws NotEstimableException if the data do not determine a variance
   */
  public MultilevelFit fit(Likelihood likelihood) {
    ProfiledCriterion criterion = new ProfiledCriterion(design, effects, likelihood);
    return search(criterion, likelihood, StartingRatios.of(design, criterion.ratios()));
  }

  /**
   * The same where the ratios are about known, as those of a model with other columns are: the
   * minimum equals that of {@link #fit(Likelihood)} but for rounding, and is found sooner.
   *
   * @param start where the search begins; a ratio of 0 is not taken for granted
   */
  public MultilevelFit fit(Likelihood likelihood, VarianceRatios start) {
    ProfiledCriterion criterion = new ProfiledCriterion(design, effects, likelihood);
    return search(criterion, likelihood, StartingRatios.near(start, criterion.ratios()));
  }

  private MultilevelFit search(ProfiledCriterion criterion, Likelihood likelihood, double[] start) {
    RatioSearch.Minimum minimum = RatioSearch.minimise(criterion, start);
    return at(minimum.ratios(), likelihood, criterion, minimum.evaluations());
  }

  /**
   * Evaluates the model at given variance ratios: what another program found, or a sensitivity.
   *
   * @throws IllegalArgumentException if there is a ratio for school-years but no such effect
   */
  public MultilevelFit at(VarianceRatios ratios, Likelihood likelihood) {
    if (effects == RandomEffects.SCHOOL && ratios.schoolYear() != 0) {
      throw new IllegalArgumentException(
          "Invalid school-year ratio: "
              + ratios.schoolYear()
              + " (must be 0: the model has no school-year effects)");
    }
    return at(ratios, likelihood, new ProfiledCriterion(design, effects, likelihood), 0);
  }

  private MultilevelFit at(
      VarianceRatios ratios, Likelihood likelihood, ProfiledCriterion criterion, int evaluations) {
    double[] ones = new double[design.data().schools()];
    Arrays.fill(ones, 1);
    Gls gls = Gls.of(design, RotatedRows.of(design, ratios), ones);
    return new MultilevelFit(gls, effects, likelihood, ratios, criterion.of(gls), evaluations + 1);
  }

  /**
   * The weighted pupil form: b solves sum w_j X_j'V_j^-1 (y_j - X_j b) = 0 at given variance
   * ratios. See {@link MultilevelFit#weighted} for those of a fit.
   *
   * @param weights one per school, above 0 for every school with school-years
   * @throws IllegalArgumentException if the length differs or a weight is out of range
   */
  public WeightedFit weighted(VarianceRatios ratios, double[] weights) {
    return WeightedFit.of(design, RotatedRows.of(design, ratios), ratios, weights);
  }

  /** Returns the positions of the columns that were dropped, ascending. */
  public int[] dropped() {
    return design.qr().dropped().clone();
  }
}
