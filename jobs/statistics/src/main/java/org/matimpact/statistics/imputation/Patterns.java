package org.matimpact.statistics.imputation;

import java.util.HashMap;
import java.util.Map;

/** The regressions of every missingness pattern under one covariance, made when first asked for. */
final class Patterns {

  private final double[][] covariance;
  private final Map<Long, PatternRegression> byMissing = new HashMap<>();

  Patterns(double[][] covariance) {
    this.covariance = covariance;
  }

  PatternRegression of(long missing) {
    return byMissing.computeIfAbsent(missing, m -> PatternRegression.of(covariance, m));
  }
}
