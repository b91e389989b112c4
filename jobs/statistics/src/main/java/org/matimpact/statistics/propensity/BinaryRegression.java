package org.matimpact.statistics.propensity;

import org.matimpact.statistics.model.ModelMatrix;

/**
 * Regression of treatment on covariates under any {@link Link}, by iteratively reweighted least
 * squares (Fisher scoring): each step solves the weighted least squares problem with weights
 * mu'^2/(p(1-p)) and response eta + (t - p)/mu', by QR (McCullagh &amp; Nelder 1989, Generalized
 * Linear Models, section 2.5), from where R's {@code glm(family = binomial(link))} starts until no
 * linear predictor moves by more than 1e-10. Under the logit link it is {@link
 * LogisticRegression#fit}.
 */
public final class BinaryRegression {

  private BinaryRegression() {}

  /**
   * Fits by maximum likelihood. Separation is reported in the result, not thrown.
   *
   * @param x the design matrix, intercept included
   * @param treated the arm of each row
   * @throws IllegalArgumentException if the lengths differ or an arm is empty
   */
  public static PropensityModel fit(ModelMatrix x, boolean[] treated, Link link) {
    LogisticData data = LogisticData.of(x, treated);
    return new ReweightedLeastSquares(data, link).run().toModel(x, data, link);
  }
}
