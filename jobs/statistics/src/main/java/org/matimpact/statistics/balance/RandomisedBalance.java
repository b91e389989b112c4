package org.matimpact.statistics.balance;

import org.hipparchus.special.Erf;

/** What balance chance alone would leave, to read a balance table against. */
public final class RandomisedBalance {

  private static final double UPPER = 10;
  private static final int INTERVALS = 2000;

  private RandomisedBalance() {}

  /**
   * Returns the expected largest absolute standardised mean difference of m independent covariates
   * when units are randomised to arms of the given sizes.
   *
   * <p>Each difference is close to normal with variance s^2 = 1/treated + 1/comparison, so that the
   * expectation is s times the integral from 0 to infinity of 1 - (2 Phi(z) - 1)^m, computed by
   * Simpson's rule. Correlated covariates have a smaller one.
   *
   * @param covariates how many, at least 0
   * @param treated number, or effective number, of treated units; above 0
   * @param comparison number, or effective number, of comparison units; above 0
   */
  public static double expectedLargestSmd(int covariates, double treated, double comparison) {
    double h = UPPER / INTERVALS;
    double sum = exceedance(0, covariates) + exceedance(UPPER, covariates);
    for (int i = 1; i < INTERVALS; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * exceedance(i * h, covariates);
    }
    return StrictMath.sqrt(1 / treated + 1 / comparison) * sum * h / 3;
  }

  /** Probability that the largest of m absolute standard normals exceeds z; erf is 2 Phi - 1. */
  private static double exceedance(double z, int covariates) {
    return 1 - StrictMath.pow(Erf.erf(z / StrictMath.sqrt(2)), covariates);
  }
}
