package org.matimpact.statistics.propensity;

import java.util.Locale;
import org.matimpact.statistics.linear.ThinQr;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.model.ModelMatrix;

/** The rows of a logistic regression, with the columns that can be estimated. */
final class LogisticData {

  /** R's glm: min(1e-7, epsilon / 1000) with epsilon = 1e-8. */
  private static final double RANK_TOLERANCE = 1e-11;

  private final boolean[] treated;
  private final double[][] columns;
  private final int[] kept;
  private final int[] aliased;

  private LogisticData(boolean[] treated, double[][] columns, int[] kept, int[] aliased) {
    this.treated = treated;
    this.columns = columns;
    this.kept = kept;
    this.aliased = aliased;
  }

  static LogisticData of(ModelMatrix x, boolean[] treated) {
    check(x, treated);
    double[][] all = new double[x.columns()][];
    for (int j = 0; j < all.length; j++) {
      all[j] = x.column(j);
    }
    ThinQr qr = ThinQr.inPlace(all, RANK_TOLERANCE);
    double[][] columns = new double[qr.rank()][];
    for (int k = 0; k < columns.length; k++) {
      columns[k] = x.column(qr.kept()[k]);
    }
    return new LogisticData(treated, columns, qr.kept(), qr.dropped());
  }

  private static void check(ModelMatrix x, boolean[] treated) {
    if (x.rows() != treated.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot fit a propensity score: %d rows of covariates, %d of treatment",
              x.rows(),
              treated.length));
    }
    int count = 0;
    for (boolean unit : treated) {
      count += unit ? 1 : 0;
    }
    if (count == 0 || count == treated.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot fit a propensity score: %d of %d units are treated (both arms are needed)",
              count,
              treated.length));
    }
  }

  int rows() {
    return treated.length;
  }

  int rank() {
    return columns.length;
  }

  boolean treated(int row) {
    return treated[row];
  }

  int[] kept() {
    return kept;
  }

  int[] aliased() {
    return aliased;
  }

  double[] column(int k) {
    return columns[k];
  }

  double[] linearPredictor(double[] coefficients) {
    double[] eta = new double[rows()];
    for (int k = 0; k < coefficients.length; k++) {
      Vectors.addMultiple(eta, coefficients[k], columns[k]);
    }
    return eta;
  }

  double logLikelihood(double[] eta, Link link) {
    double sum = 0;
    for (int row = 0; row < eta.length; row++) {
      sum += link.logLikelihood(eta[row], treated[row]);
    }
    return sum;
  }

  /** Factorises the columns, each row times a factor. */
  ThinQr weightedQr(double[] factor) {
    double[][] weighted = new double[rank()][];
    for (int k = 0; k < weighted.length; k++) {
      weighted[k] = Vectors.product(columns[k], factor);
    }
    return ThinQr.inPlace(weighted, 0);
  }
}
