package org.matimpact.statistics.multilevel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.matimpact.statistics.linear.OuterProducts;
import org.matimpact.statistics.linear.ThinQr;
import org.matimpact.statistics.linear.Vectors;

/**
 * The design and the outcome in a basis in which X'X is the identity and the outcome is orthogonal
 * to X: what the likelihood needs stays well conditioned, however the columns are scaled.
 *
 * <p>The pupils of a school-year enter as sqrt(n) times the row of means; all deviations from these
 * means enter as the triangular factor of their summed products, at most q + 1 rows. This stack S
 * has S'S = (X, y)'(X, y), so that QR of S finds the rank by the same rule as QR of all pupils.
 */
public final class OrthonormalDesign {

  /** Of R's lm and lmer. */
  private static final double RANK_TOLERANCE = 1e-7;

  private final SchoolYears data;
  private final ThinQr qr;
  private final double[] outcomeCoordinates;
  private final double[][] rows;
  private final double[][] within;
  private final double[] pupils;
  private final int[] starts;
  private final int keptBetween;
  private final double residualWithin;

  private OrthonormalDesign(
      SchoolYears data, ThinQr qr, double[] outcome, double[] coordinates, double residualWithin) {
    this.data = data;
    this.qr = qr;
    this.outcomeCoordinates = coordinates;
    this.residualWithin = residualWithin;
    int top = data.pupilColumns() + 1;
    rows = transposed(qr, outcome, top, outcome.length);
    OuterProducts products = new OuterProducts(qr.rank() + 1);
    for (double[] row : transposed(qr, outcome, 0, top)) {
      products.add(row, 1);
    }
    within = products.sum();
    pupils = data.groups().stream().mapToDouble(SchoolYear::pupils).toArray();
    starts = data.starts();
    keptBetween = (int) Arrays.stream(qr.kept()).filter(k -> k < data.betweenColumns()).count();
  }

  /**
   * Factorises the design of all pupils.
   *
   * @throws NotEstimableException if a column depends on earlier ones and is to be refused
   */
  public static OrthonormalDesign of(SchoolYears data, DependentColumns rule) {
    double[][] factor = WithinProducts.factor(data.groups());
    double[][] columns = stack(data, factor);
    double[] outcome = columns[data.columns()];
    ThinQr qr = ThinQr.inPlace(Arrays.copyOf(columns, data.columns()), RANK_TOLERANCE);
    if (rule == DependentColumns.REFUSE && qr.dropped().length > 0) {
      throw new NotEstimableException(
          NotEstimableException.Reason.DEPENDENT_COLUMN,
          String.format(
              Locale.ROOT,
              "Cannot fit: columns %s of the design (from 0) depend linearly on earlier columns",
              Arrays.toString(qr.dropped())));
    }
    double[] coordinates = qr.project(outcome);
    for (int k = 0; k < coordinates.length; k++) {
      Vectors.addMultiple(outcome, -coordinates[k], qr.basis(k));
    }
    int last = factor.length - 1;
    double residual = factor[last][last];
    return new OrthonormalDesign(data, qr, outcome, coordinates, residual * residual);
  }

  /** Column by column, the outcome last; first the rows of deviations, then the school-years. */
  private static double[][] stack(SchoolYears data, double[][] factor) {
    int between = data.betweenColumns();
    int top = factor.length;
    List<SchoolYear> groups = data.groups();
    double[][] columns = new double[data.columns() + 1][top + groups.size()];
    for (int j = 0; j < top; j++) {
      System.arraycopy(factor[j], 0, columns[between + j], 0, j + 1);
    }
    for (int g = 0; g < groups.size(); g++) {
      SchoolYear group = groups.get(g);
      double root = StrictMath.sqrt(group.pupils());
      for (int j = 0; j < columns.length; j++) {
        double value = j < between ? group.between()[j] : group.means()[j - between];
        columns[j][top + g] = root * value;
      }
    }
    return columns;
  }

  /** Row by row, the outcome last. */
  private static double[][] transposed(ThinQr qr, double[] outcome, int from, int to) {
    double[][] rows = new double[to - from][qr.rank() + 1];
    for (int k = 0; k < qr.rank(); k++) {
      for (int row = from; row < to; row++) {
        rows[row - from][k] = qr.basis(k)[row];
      }
    }
    for (int row = from; row < to; row++) {
      rows[row - from][qr.rank()] = outcome[row];
    }
    return rows;
  }

  /**
   * Returns a row of pupil columns and outcome, the between columns 0, in the basis: x R^-1, then
   * what the basis leaves of the outcome.
   */
  public double[] turned(double[] row) {
    int between = data.betweenColumns();
    int[] kept = qr.kept();
    double[] turned = new double[kept.length + 1];
    for (int i = keptBetween; i < kept.length; i++) {
      turned[i] = row[kept[i] - between];
    }
    qr.solveTransposedInPlace(turned);
    turned[kept.length] =
        row[row.length - 1] - Vectors.dot(keptBetween, kept.length, turned, outcomeCoordinates);
    return turned;
  }

  /** Returns the school-years. */
  public SchoolYears data() {
    return data;
  }

  /** Returns the number of kept columns. */
  public int rank() {
    return qr.rank();
  }

  /** The number of kept between columns, which come first. */
  int keptBetween() {
    return keptBetween;
  }

  /** Returns the factorisation: kept and dropped columns, and R. */
  public ThinQr qr() {
    return qr;
  }

  /** Returns Q'y: what to add to coefficients of the residual outcome; not a copy. */
  public double[] outcomeCoordinates() {
    return outcomeCoordinates;
  }

  /** Returns sqrt(n) times the means of each school-year, the outcome last; not a copy. */
  public double[][] rows() {
    return rows;
  }

  /** Returns the products of deviations of pupils from school-year means; not a copy. */
  public double[][] within() {
    return within;
  }

  /** Returns the pupils of each school-year; not a copy. */
  public double[] pupils() {
    return pupils;
  }

  /** Returns where each school begins among the school-years, and the end; not a copy. */
  public int[] starts() {
    return starts;
  }

  /** The sum of squares of the outcome inside school-years, given the pupil columns. */
  double residualWithin() {
    return residualWithin;
  }

  /** Returns what ordinary least squares leaves of the outcome's sum of squares. */
  public double residualSquares() {
    double sum = within[rank()][rank()];
    for (double[] row : rows) {
      sum += row[rank()] * row[rank()];
    }
    return sum;
  }

  /** Returns the outcome's sum of squares about 0. */
  public double totalSquares() {
    return residualSquares() + Vectors.dot(outcomeCoordinates, outcomeCoordinates);
  }
}
