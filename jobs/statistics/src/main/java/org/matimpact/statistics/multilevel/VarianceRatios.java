package org.matimpact.statistics.multilevel;

import java.util.Locale;

/**
 * Variances of the random effects relative to the residual variance: the squares of lme4's {@code
 * getME(fit, "theta")}.
 *
 * @param school s_u^2 / s_e^2, 0 or more
 * @param schoolYear s_v^2 / s_e^2, 0 or more; 0 without school-year effects
 */
public record VarianceRatios(double school, double schoolYear) {

  /**
   * Checks the ratios.
   *
   * @throws IllegalArgumentException if one is negative or not finite
   */
  public VarianceRatios {
    if (!(school >= 0 && schoolYear >= 0) || Double.isInfinite(school + schoolYear)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid variance ratios: school %s, school-year %s (must be >= 0 and finite)",
              school,
              schoolYear));
    }
  }
}
