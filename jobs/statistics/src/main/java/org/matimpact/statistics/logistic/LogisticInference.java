package org.matimpact.statistics.logistic;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.matimpact.statistics.linear.Cholesky;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.multilevel.NotEstimableException.Reason;

/**
 * Standard errors of a {@link LogisticMixedFit}.
 *
 * <p>Model-based: twice the inverse of the second derivatives of the criterion in coefficients and
 * standard deviations together, as {@code vcov(glmer)} with {@code use.hessian = TRUE}; the
 * derivatives by central differences of the exact gradient over a thousandth of a standard error.
 * At a standard deviation of 0 the mixed derivatives are 0, since the criterion is even there, and
 * the others are those of the model without it.
 *
 * <p>{@link #clustered}: the sandwich with the gradient summed by cluster (Liang &amp; Zeger 1986,
 * Biometrika 73, 13-22), times G/(G - 1). With fewer than about 40 clusters, or unequal ones, it is
 * too small (Cameron &amp; Miller 2015, Journal of Human Resources 50, 317-372): the
 * linear-probability form with CR2 is the one to report then.
 */
public final class LogisticInference {

  private static final double DIFFERENCE = 1e-3;

  private final LogisticMixedFit fit;

  /** Of the parameters of {@link GroupedRows}. */
  private final double[][] covariance;

  private LogisticInference(LogisticMixedFit fit, double[][] covariance) {
    this.fit = fit;
    this.covariance = covariance;
  }

  static LogisticInference of(LogisticMixedFit fit) {
    double[][] half = secondDerivatives(fit.data(), fit.point());
    for (double[] row : half) {
      Vectors.scale(row, 0.5);
    }
    Cholesky factor = Cholesky.of(half, 1e-12);
    if (!factor.isDefinite(half.length)) {
      throw new NotEstimableException(
          Reason.NO_VARIANCE,
          "Cannot give standard errors: the likelihood is flat in some direction");
    }
    return new LogisticInference(fit, factor.inverse(half.length));
  }

  private static double[][] secondDerivatives(GroupedRows data, LaplacePoint point) {
    double[][] information = point.information();
    int size = point.parameters().length;
    double[][] hessian = new double[size][];
    for (int k = 0; k < size; k++) {
      double by =
          k < data.rank() ? DIFFERENCE / StrictMath.sqrt(information[k][k]) : DIFFERENCE / 10;
      double[] above = gradient(data, point, k, by);
      Vectors.addMultiple(above, -1, gradient(data, point, k, -by));
      Vectors.scale(above, 1 / (2 * by));
      hessian[k] = above;
    }
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < a; b++) {
        hessian[a][b] = (hessian[a][b] + hessian[b][a]) / 2;
        hessian[b][a] = hessian[a][b];
      }
    }
    return hessian;
  }

  private static double[] gradient(GroupedRows data, LaplacePoint point, int k, double by) {
    double[] moved = point.parameters().clone();
    moved[k] += by;
    return LaplacePoint.at(data, moved, point.modes()).gradient();
  }

  /**
   * Returns the same fit with cluster-robust standard errors.
   *
   * @param clusters a code for each row; the rows of a group share one
   * @throws IllegalArgumentException if the length differs or a group lies in two clusters
   * @throws NotEstimableException if there are fewer than two clusters
   */
  public LogisticInference clustered(int[] clusters) {
    double[][] gradients = fit.point().groupGradients();
    Map<Integer, double[]> sums = new TreeMap<>();
    int[] ofGroups = ofGroups(clusters);
    for (int group = 0; group < gradients.length; group++) {
      double[] sum = sums.computeIfAbsent(ofGroups[group], c -> new double[covariance.length]);
      Vectors.addMultiple(sum, 0.5, gradients[group]);
    }
    if (sums.size() < 2) {
      throw new NotEstimableException(
          Reason.TOO_FEW_CLUSTERS, "Cannot give clustered standard errors: one cluster");
    }
    return new LogisticInference(fit, sandwich(sums));
  }

  private double[][] sandwich(Map<Integer, double[]> scores) {
    int size = covariance.length;
    double factor = scores.size() / (scores.size() - 1.0);
    double[][] sandwich = new double[size][size];
    for (double[] score : scores.values()) {
      double[] influence = new double[size];
      for (int a = 0; a < size; a++) {
        influence[a] = Vectors.dot(covariance[a], score);
      }
      for (int a = 0; a < size; a++) {
        Vectors.addMultiple(sandwich[a], factor * influence[a], influence);
      }
    }
    return sandwich;
  }

  private int[] ofGroups(int[] clusters) {
    Nesting nesting = fit.data().nesting();
    if (clusters.length != nesting.order().length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot cluster: %d codes for %d rows",
              clusters.length,
              nesting.order().length));
    }
    int[] ofGroups = new int[nesting.groupCount()];
    for (int group = 0; group < ofGroups.length; group++) {
      int first = nesting.rows()[nesting.subgroups()[group]];
      int end = nesting.rows()[nesting.subgroups()[group + 1]];
      ofGroups[group] = clusters[nesting.order()[first]];
      for (int row = first; row < end; row++) {
        if (clusters[nesting.order()[row]] != ofGroups[group]) {
          throw new IllegalArgumentException(
              "Cannot cluster: group " + nesting.codes()[group] + " lies in two clusters");
        }
      }
    }
    return ofGroups;
  }

  /** Returns the fit. */
  public LogisticMixedFit fit() {
    return fit;
  }

  /**
   * Returns the standard error of a coefficient.
   *
   * @throws NotEstimableException if the column depends linearly on earlier ones
   */
  public double standardError(int column) {
    fit.coefficient(column);
    double[] contrast = new double[fit.rows().columns().columns()];
    contrast[column] = 1;
    return standardError(contrast, new double[fit.data().levels()]);
  }

  /**
   * Returns the standard error of a function of the parameters by the delta method.
   *
   * @param columns its derivatives by the coefficients; those of aliased columns are not read
   * @param deviations its derivatives by the standard deviations, one or two
   */
  double standardError(double[] columns, double[] deviations) {
    int[] kept = fit.data().qr().kept();
    double[] fixed =
        fit.data().qr().solveTransposed(Arrays.stream(kept).mapToDouble(j -> columns[j]).toArray());
    double[] gradient = Arrays.copyOf(fixed, covariance.length);
    System.arraycopy(deviations, 0, gradient, fixed.length, deviations.length);
    double variance = 0;
    for (int a = 0; a < gradient.length; a++) {
      variance += gradient[a] * Vectors.dot(covariance[a], gradient);
    }
    return StrictMath.sqrt(variance);
  }
}
