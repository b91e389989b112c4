package org.matimpact.statistics.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matimpact.statistics.model.CategoricalCovariate;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.NumericCovariate;

/**
 * The columns of a Mahalanobis distance: those that vary, every level of a category over root 2.
 */
@SuppressWarnings("ArrayRecordComponent") // used at once and dropped
record DistanceColumns(List<String> names, double[][] columns) {

  /** As in MatchIt: the root of double precision. */
  private static final double NO_SPREAD = 1.490116119384766e-8;

  static DistanceColumns of(List<Covariate> covariates, int rows) {
    List<String> names = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    for (Covariate covariate : covariates) {
      checkLength(covariate, rows);
      if (covariate instanceof NumericCovariate numeric) {
        add(numeric.name(), numeric.values(), names, columns);
      } else if (covariate instanceof CategoricalCovariate levels) {
        for (String level : levels.levels()) {
          add(levels.name() + level, overRootTwo(levels.indicator(level)), names, columns);
        }
      }
    }
    if (columns.isEmpty()) {
      throw new UnmatchableException(
          String.format(
              Locale.ROOT,
              "Cannot measure a Mahalanobis distance: none of %d covariates varies",
              covariates.size()));
    }
    return new DistanceColumns(names, columns.toArray(double[][]::new));
  }

  private static void checkLength(Covariate covariate, int rows) {
    if (covariate.length() != rows) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot measure a Mahalanobis distance: %d values of %s for %d units",
              covariate.length(),
              covariate.name(),
              rows));
    }
  }

  private static void add(
      String name, double[] column, List<String> names, List<double[]> columns) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : column) {
      least = StrictMath.min(least, value);
      most = StrictMath.max(most, value);
    }
    if (most - least >= NO_SPREAD) {
      names.add(name);
      columns.add(column);
    }
  }

  private static double[] overRootTwo(double[] indicator) {
    double root = StrictMath.sqrt(2);
    for (int row = 0; row < indicator.length; row++) {
      indicator[row] /= root;
    }
    return indicator;
  }
}
