package org.matimpact.statistics.logistic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.matimpact.statistics.linear.ThinQr;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.multilevel.NotEstimableException.Reason;

/**
 * What the search works on: rows by subgroup, columns made orthonormal. The parameters are the
 * coefficients of the orthonormal columns, then the standard deviation of each level.
 */
final class GroupedRows {

  /** Of a dependent set of columns the later goes: the tolerance of R's {@code glm}. */
  private static final double RANK_TOLERANCE = 1e-11;

  private final BinomialRows rows;
  private final Nesting nesting;
  private final double[] successes;
  private final double[] trials;
  private final ThinQr qr;

  GroupedRows(BinomialRows rows) {
    this.rows = rows;
    nesting = rows.nesting();
    successes = sorted(rows.successes());
    trials = sorted(rows.trials());
    double[][] columns = new double[rows.columns().columns()][];
    for (int j = 0; j < columns.length; j++) {
      columns[j] = sorted(rows.columns().column(j));
    }
    qr = ThinQr.inPlace(columns, RANK_TOLERANCE);
    check();
  }

  private double[] sorted(double[] given) {
    return Arrays.stream(nesting.order()).mapToDouble(row -> given[row]).toArray();
  }

  private void check() {
    double all = Arrays.stream(trials).sum();
    double hits = Arrays.stream(successes).sum();
    if (hits == 0 || hits == all) {
      throw new NotEstimableException(
          Reason.NO_VARIANCE,
          String.format(Locale.ROOT, "Cannot fit: %.0f of %.0f trials are successes", hits, all));
    }
    if (nesting.groupCount() < 2 || all <= nesting.subgroupCount()) {
      throw tooFew(
          "Cannot fit random intercepts: %d groups, %.0f trials (two groups and more trials than"
              + " groups are needed)",
          nesting.subgroupCount(), all);
    }
    if (rows.levels() == 2 && nesting.subgroupCount() == nesting.groupCount()) {
      throw tooFew(
          "Cannot tell group from subgroup effects: each of %d groups has one subgroup",
          nesting.groupCount());
    }
    if (qr.rank() == 0) {
      throw tooFew("Cannot fit: every one of %d columns is 0", rows.columns().columns());
    }
  }

  private static NotEstimableException tooFew(String message, Object... counts) {
    return new NotEstimableException(
        Reason.TOO_FEW_GROUPS, String.format(Locale.ROOT, message, counts));
  }

  Nesting nesting() {
    return nesting;
  }

  ThinQr qr() {
    return qr;
  }

  int rank() {
    return qr.rank();
  }

  int levels() {
    return rows.levels();
  }

  double successes(int row) {
    return successes[row];
  }

  double trials(int row) {
    return trials[row];
  }

  /** The fixed part of the linear predictor. */
  double[] predictor(double[] parameters) {
    return qr.combine(Arrays.copyOf(parameters, rank()));
  }

  double groupScale(double[] parameters) {
    return parameters[rank()];
  }

  double subgroupScale(double[] parameters) {
    return levels() == 2 ? parameters[rank() + 1] : 0;
  }

  /** Names the columns that separate successes from failures, by a step that will not shrink. */
  List<String> separated(double[] step) {
    int[] kept = qr.kept();
    return Separation.columns(
        IntStream.of(kept).mapToObj(rows.columns().names()::get).toList(),
        IntStream.of(kept).mapToObj(rows.columns()::column).toList(),
        qr.solve(Arrays.copyOf(step, rank())));
  }
}
