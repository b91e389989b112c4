package org.matimpact.statistics.propensity;

import org.matimpact.statistics.model.ModelMatrix;

/**
 * Logistic regression of treatment on covariates.
 *
 * <p>{@link #fit} maximises the likelihood by iteratively reweighted least squares: each step
 * solves the weighted least squares problem with weights p(1-p) and response eta + (t - p) /
 * (p(1-p)), by QR (McCullagh &amp; Nelder 1989, Generalized Linear Models, section 2.5). It starts
 * where R's {@code glm(family = binomial)} starts and iterates further, until no linear predictor
 * moves by more than 1e-10, so that the two agree to the precision R stops at.
 *
 * <p>{@link #fitFirth} maximises the likelihood times the square root of the determinant of the
 * information (Firth 1993, Biometrika 80, 27-38), which has a maximum under separation too (Heinze
 * &amp; Schemper 2002, Statistics in Medicine 21, 2409-2419).
 */
public final class LogisticRegression {

  private LogisticRegression() {}

  /**
   * Fits by maximum likelihood. Separation is reported in the result, not thrown.
   *
   * @param x the design matrix, intercept included
   * @param treated the arm of each row
   * @throws IllegalArgumentException if the lengths differ or an arm is empty
   */
  public static PropensityModel fit(ModelMatrix x, boolean[] treated) {
    return BinaryRegression.fit(x, treated, Link.LOGIT);
  }

  /**
   * Fits by Firth's penalised likelihood.
   *
   * @param x the design matrix, intercept included
   * @param treated the arm of each row
   * @throws IllegalArgumentException if the lengths differ or an arm is empty
   */
  public static PropensityModel fitFirth(ModelMatrix x, boolean[] treated) {
    LogisticData data = LogisticData.of(x, treated);
    return new FirthIterations(data).run().toModel(x, data, Link.LOGIT);
  }
}
