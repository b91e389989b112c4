package org.matimpact.statistics.robust;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.statistics.linear.ThinQr;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.model.ModelMatrix;

/**
 * The design of a weighted linear regression, factorised once and used for every outcome measured
 * on the same rows: b = (X'WX)^-1 X'Wy by QR of W^(1/2)X, as R's {@code lm(weights = w)}. A column
 * that depends linearly on earlier ones is dropped, at R's tolerance of 1e-7.
 */
public final class WeightedLeastSquares {

  private static final double RANK_TOLERANCE = 1e-7;

  private final List<String> names;
  private final double[] rootWeights;
  private final ThinQr qr;

  private WeightedLeastSquares(List<String> names, double[] rootWeights, ThinQr qr) {
    this.names = names;
    this.rootWeights = rootWeights;
    this.qr = qr;
  }

  /**
   * Factorises a design.
   *
   * @param x the model matrix, intercept included
   * @param weights one per row, above 0: leave out rows of weight 0 first
   * @throws IllegalArgumentException if the lengths differ or a weight is not above 0 and finite
   */
  public static WeightedLeastSquares design(ModelMatrix x, double[] weights) {
    checkLength("weights", weights.length, x.rows());
    double[] rootWeights = new double[weights.length];
    for (int row = 0; row < weights.length; row++) {
      checkWeight(row, weights[row]);
      rootWeights[row] = StrictMath.sqrt(weights[row]);
    }
    double[][] columns = new double[x.columns()][];
    for (int j = 0; j < columns.length; j++) {
      columns[j] = Vectors.product(x.column(j), rootWeights);
    }
    return new WeightedLeastSquares(
        x.names(), rootWeights, ThinQr.inPlace(columns, RANK_TOLERANCE));
  }

  /** Factorises a design in which every row weighs 1. */
  public static WeightedLeastSquares design(ModelMatrix x) {
    double[] ones = new double[x.rows()];
    Arrays.fill(ones, 1);
    return design(x, ones);
  }

  private static void checkWeight(int row, double weight) {
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          String.format(
              "Invalid weight in row %d: %s (must be > 0 and finite; select the used rows first)",
              row, weight));
    }
  }

  private static void checkLength(String what, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          String.format("Cannot use %d %s: the design has %d rows", length, what, expected));
    }
  }

  /**
   * Fits one outcome.
   *
   * @param y one finite value per row
   * @throws IllegalArgumentException if the length differs from the design's
   */
  public LeastSquaresFit fit(double[] y) {
    checkLength("outcomes", y.length, rows());
    double[] residuals = Vectors.product(y, rootWeights);
    double[] projection = qr.project(residuals);
    for (int k = 0; k < projection.length; k++) {
      Vectors.addMultiple(residuals, -projection[k], qr.basis(k));
    }
    for (int row = 0; row < residuals.length; row++) {
      residuals[row] /= rootWeights[row];
    }
    return new LeastSquaresFit(spread(qr.solve(projection)), residuals, rank());
  }

  private double[] spread(double[] estimated) {
    double[] coefficients = new double[names.size()];
    Arrays.fill(coefficients, Double.NaN);
    for (int k = 0; k < estimated.length; k++) {
      coefficients[qr.kept()[k]] = estimated[k];
    }
    return coefficients;
  }

  /** Returns the number of rows. */
  public int rows() {
    return rootWeights.length;
  }

  /** Returns the names of all columns, dropped ones included. */
  public List<String> names() {
    return names;
  }

  /** Returns the number of columns that are estimated. */
  public int rank() {
    return qr.rank();
  }

  /** Returns the names of the columns dropped because earlier ones determine them. */
  public List<String> aliased() {
    return IntStream.of(qr.dropped()).mapToObj(names::get).toList();
  }

  /** Square roots of the weights; not a copy. */
  double[] rootWeights() {
    return rootWeights;
  }

  ThinQr qr() {
    return qr;
  }
}
