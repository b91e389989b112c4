package org.matimpact.statistics.logistic;

import java.util.Arrays;
import java.util.Locale;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.model.ModelMatrix;

/**
 * The rows of a fit as they would be with treatment and without, and what each counts. With
 * interactions every column made from treatment must differ between the two.
 *
 * @param treated the columns with treatment
 * @param untreated the columns without
 * @param weights one per row, 0 or more, not all 0; 0 leaves a row out
 */
@SuppressWarnings("ArrayRecordComponent") // a column of numbers; compared by content nowhere
public record Counterfactuals(ModelMatrix treated, ModelMatrix untreated, double[] weights) {

  /**
   * Checks the weights.
   *
   * @throws IllegalArgumentException if lengths differ or a weight is negative or not finite or all
   *     are 0
   */
  public Counterfactuals {
    if (treated.rows() != weights.length
        || untreated.rows() != weights.length
        || treated.columns() != untreated.columns()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot compare: %d by %d treated, %d by %d untreated, %d weights",
              treated.rows(),
              treated.columns(),
              untreated.rows(),
              untreated.columns(),
              weights.length));
    }
    double sum = Arrays.stream(weights).sum();
    if (!(sum > 0) || !Double.isFinite(sum) || Arrays.stream(weights).anyMatch(w -> w < 0)) {
      throw new IllegalArgumentException(
          "Invalid weights: they sum to " + sum + " (must be 0 or more, one above 0)");
    }
  }

  /**
   * The treated of some rows, each trial counted once, in a model without interactions of
   * treatment.
   *
   * @param column the indicator of treatment, 1 or 0
   */
  public static Counterfactuals ofTreated(BinomialRows rows, int column) {
    return of(rows, column, Vectors.product(rows.trials(), rows.columns().column(column)));
  }

  /**
   * The treated of some rows, each group (school) counted once whatever its trials, in a model
   * without interactions of treatment.
   *
   * @param column the indicator of treatment, 1 or 0
   */
  public static Counterfactuals ofTreatedGroups(BinomialRows rows, int column) {
    Nesting nesting = rows.nesting();
    double[] trials = Vectors.product(rows.trials(), rows.columns().column(column));
    double[] sorted = Arrays.stream(nesting.order()).mapToDouble(row -> trials[row]).toArray();
    double[] sums = nesting.groupSums(nesting.sums(sorted));
    for (int group = 0; group < sums.length; group++) {
      int end = nesting.rows()[nesting.subgroups()[group + 1]];
      for (int i = nesting.rows()[nesting.subgroups()[group]]; i < end; i++) {
        sorted[i] /= sums[group] > 0 ? sums[group] : 1;
      }
    }
    return of(rows, column, nesting.unsorted(sorted));
  }

  private static Counterfactuals of(BinomialRows rows, int column, double[] weights) {
    return new Counterfactuals(
        with(rows.columns(), column, 1), with(rows.columns(), column, 0), weights);
  }

  private static ModelMatrix with(ModelMatrix x, int column, double value) {
    double[][] columns = new double[x.columns()][];
    for (int j = 0; j < columns.length; j++) {
      columns[j] = x.column(j);
    }
    Arrays.fill(columns[column], value);
    return ModelMatrix.ofColumns(x.names(), columns);
  }
}
