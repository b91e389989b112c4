package org.matimpact.statistics.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.matimpact.statistics.linear.ThinQr;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.model.ModelMatrix;

/**
 * Entropy balancing for the effect on the treated (Hainmueller 2012, Political Analysis 20, 25-46):
 * of all weights of the comparison units under which every column has the treated mean, those
 * nearest to equal in the Kullback-Leibler sense.
 *
 * <p>They are w_i proportional to exp(z_i'lambda), z_i the columns minus their treated means in
 * standard deviations of the treated, where lambda minimises the convex dual log sum_i
 * exp(z_i'lambda), by Newton's method with step halving.
 */
public final class EntropyBalancing {

  /** Below this standardised difference a treated mean counts as met. */
  static final double TOLERANCE = 1e-9;

  private static final double RANK_TOLERANCE = 1e-7;

  private EntropyBalancing() {}

  /**
   * Weights the comparison units. Means that cannot be met are reported in the result, not thrown.
   *
   * @param x the columns to balance; a constant one, like the intercept, has no effect
   * @param treated the arm of each row
   * @throws IllegalArgumentException if the lengths differ or an arm is empty
   */
  public static EntropyWeights weights(ModelMatrix x, boolean[] treated) {
    checkRows(x, treated.length);
    checkArms(treated);
    int[] comparison = rows(treated, false);
    List<StandardisedColumn> columns = columns(x, treated);
    int[] independent = independent(columns);
    double[][] z = new double[independent.length][];
    for (int k = 0; k < z.length; k++) {
      z[k] = columns.get(independent[k]).at(comparison);
    }
    EntropyDual dual = new EntropyDual(z, comparison.length);
    int iterations = dual.minimise(TOLERANCE);
    double[] share = dual.shares();
    double largest = 0;
    for (StandardisedColumn column : columns) {
      double difference = StrictMath.abs(Vectors.dot(column.at(comparison), share));
      largest = StrictMath.max(largest, difference);
    }
    return new EntropyWeights(
        spread(share, comparison, treated.length),
        largest <= 10 * TOLERANCE,
        iterations,
        largest,
        aliased(columns, independent));
  }

  /**
   * Returns the weighting as a method, which throws {@link IllegalArgumentException} where the
   * means cannot be met. The score and strata of the problem play no part. Sums run in the order of
   * hashes, so that rows may come in any order.
   *
   * @param x one row for each unit of the problem that will be posed
   */
  public static MatchingMethod method(ModelMatrix x) {
    return problem -> {
      problem.restrictions().refuse("entropy balancing");
      checkRows(x, problem.size());
      int[] order = HashOrder.rows(problem.id(), problem.seed());
      EntropyWeights balanced = weights(x.selectRows(order), arms(problem, order));
      if (!balanced.converged()) {
        throw new UnmatchableException("Cannot balance by entropy: " + balanced.status());
      }
      return new Matching(
          List.of(),
          inRows(balanced.weights(), order),
          new int[0],
          0,
          0,
          Double.POSITIVE_INFINITY,
          MatchedResult.none(problem.size()));
    };
  }

  private static boolean[] arms(MatchingProblem problem, int[] order) {
    boolean[] arms = new boolean[order.length];
    for (int at = 0; at < order.length; at++) {
      arms[at] = problem.treated()[order[at]];
    }
    return arms;
  }

  private static double[] inRows(double[] ordered, int[] order) {
    double[] values = new double[order.length];
    for (int at = 0; at < order.length; at++) {
      values[order[at]] = ordered[at];
    }
    return values;
  }

  private static void checkRows(ModelMatrix x, int rows) {
    if (x.rows() != rows) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot balance: %d rows of covariates, %d of treatment",
              x.rows(),
              rows));
    }
  }

  private static void checkArms(boolean[] treated) {
    int count = rows(treated, true).length;
    if (count == 0 || count == treated.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot balance: %d of %d units are treated (both arms are needed)",
              count,
              treated.length));
    }
  }

  private static int[] rows(boolean[] treated, boolean arm) {
    return IntStream.range(0, treated.length).filter(row -> treated[row] == arm).toArray();
  }

  private static List<StandardisedColumn> columns(ModelMatrix x, boolean[] treated) {
    int[] treatedRows = rows(treated, true);
    List<StandardisedColumn> columns = new ArrayList<>();
    for (int j = 0; j < x.columns(); j++) {
      StandardisedColumn column = StandardisedColumn.of(x.names().get(j), x.column(j), treatedRows);
      if (column.varies()) {
        columns.add(column);
      }
    }
    return columns;
  }

  /** Indices of the columns that, beside a constant, are not determined by earlier ones. */
  private static int[] independent(List<StandardisedColumn> columns) {
    double[][] copies = new double[columns.size() + 1][];
    for (int k = 0; k < columns.size(); k++) {
      copies[k + 1] = columns.get(k).values().clone();
    }
    copies[0] = columns.isEmpty() ? new double[0] : new double[copies[1].length];
    Arrays.fill(copies[0], 1);
    return IntStream.of(ThinQr.inPlace(copies, RANK_TOLERANCE).kept())
        .filter(k -> k > 0)
        .map(k -> k - 1)
        .toArray();
  }

  private static List<String> aliased(List<StandardisedColumn> columns, int[] independent) {
    return IntStream.range(0, columns.size())
        .filter(k -> Arrays.binarySearch(independent, k) < 0)
        .mapToObj(k -> columns.get(k).name())
        .toList();
  }

  private static double[] spread(double[] share, int[] comparison, int rows) {
    double[] weights = new double[rows];
    Arrays.fill(weights, 1);
    for (int i = 0; i < comparison.length; i++) {
      weights[comparison[i]] = share[i] * comparison.length;
    }
    return weights;
  }
}
