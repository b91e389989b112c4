package org.matimpact.statistics.matching;

import java.util.ArrayList;
import java.util.List;
import org.matimpact.statistics.model.Covariate;

/**
 * The Mahalanobis distance sqrt((a - b)'S^-1(a - b)), by MatchIt's definitions.
 *
 * <p>{@link #of}: S is the covariance within the arms, pooled with divisor n - 2 (Rubin 1980,
 * Biometrics 36, 293-298). {@link #robust}: values are replaced by their ranks, ties by the mean
 * rank, and S is the covariance of the ranks over all units with every variance set to that of
 * untied ranks, so that rare levels and outliers do not rule (Rosenbaum 2010, Design of
 * Observational Studies, section 8.3). A categorical covariate has an indicator for every level,
 * over root two, so that two levels count as one binary column. A singular S has its Moore-Penrose
 * inverse. A column without spread is left out.
 */
public final class MahalanobisDistance implements Distance {

  private final List<String> names;

  /** Row after row: the columns as they enter, one place for each name. */
  private final double[] values;

  /** The (generalised) inverse of S. */
  private final double[][] inverse;

  /** Row after row: coordinates in which the distance is Euclidean. */
  private final double[] coordinates;

  private final int dimensions;

  private MahalanobisDistance(
      List<String> names,
      double[] values,
      double[][] inverse,
      double[] coordinates,
      int dimensions) {
    this.names = List.copyOf(names);
    this.values = values;
    this.inverse = inverse;
    this.coordinates = coordinates;
    this.dimensions = dimensions;
  }

  /**
   * Returns the distance in the pooled covariance within arms.
   *
   * @throws IllegalArgumentException if no covariate varies or the lengths differ
   */
  public static MahalanobisDistance of(List<Covariate> covariates, boolean[] treated) {
    return new Whitening(DistanceColumns.of(covariates, treated.length)).within(treated);
  }

  /**
   * Returns the distance of ranks.
   *
   * @throws IllegalArgumentException if no covariate varies or the lengths differ
   */
  public static MahalanobisDistance robust(List<Covariate> covariates, boolean[] treated) {
    return new Whitening(DistanceColumns.of(covariates, treated.length)).ranks();
  }

  static MahalanobisDistance ofWhitened(
      List<String> names, double[][] columns, double[][] inverse, double[][] whitened) {
    return new MahalanobisDistance(
        names, byRow(columns), inverse, byRow(whitened), whitened.length);
  }

  private static double[] byRow(double[][] columns) {
    int width = columns.length;
    double[] flat = new double[ExactProduct.places(columns[0].length, width)];
    for (int k = 0; k < width; k++) {
      for (int row = 0; row < columns[k].length; row++) {
        flat[row * width + k] = columns[k][row];
      }
    }
    return flat;
  }

  /** Returns the columns that enter, in order. */
  public List<String> names() {
    return names;
  }

  @Override
  public double between(int rowA, int rowB) {
    double squares = 0;
    int a = rowA * dimensions;
    int b = rowB * dimensions;
    for (int k = 0; k < dimensions; k++) {
      double difference = coordinates[a + k] - coordinates[b + k];
      squares += difference * difference;
    }
    return StrictMath.sqrt(squares);
  }

  /** A line on which no two units are farther apart than they are: the first coordinate. */
  double[] line() {
    double[] line = new double[coordinates.length / dimensions];
    for (int row = 0; row < line.length; row++) {
      line[row] = coordinates[row * dimensions];
    }
    return line;
  }

  @Override
  public List<Contribution> contributions(int rowA, int rowB) {
    int width = names.size();
    double[] difference = new double[width];
    for (int k = 0; k < width; k++) {
      difference[k] = values[rowA * width + k] - values[rowB * width + k];
    }
    List<Contribution> contributions = new ArrayList<>();
    for (int k = 0; k < width; k++) {
      double part = 0;
      for (int m = 0; m < width; m++) {
        part += inverse[k][m] * difference[m];
      }
      contributions.add(
          new Contribution(
              names.get(k),
              values[rowA * width + k],
              values[rowB * width + k],
              difference[k] * part));
    }
    return contributions;
  }

  @Override
  public MahalanobisDistance select(int[] rows) {
    return new MahalanobisDistance(
        names,
        select(values, rows, names.size()),
        inverse,
        select(coordinates, rows, dimensions),
        dimensions);
  }

  private static double[] select(double[] flat, int[] rows, int width) {
    double[] selected = new double[rows.length * width];
    for (int at = 0; at < rows.length; at++) {
      System.arraycopy(flat, rows[at] * width, selected, at * width, width);
    }
    return selected;
  }
}
