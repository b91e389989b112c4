package org.matimpact.statistics.multilevel;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.matimpact.statistics.linear.DiagonalPlusLowRank;
import org.matimpact.statistics.linear.InverseRoot;
import org.matimpact.statistics.linear.Vectors;

/**
 * A_c' of CR2 applied to a vector (Bell &amp; McCaffrey 2002; Pustejovsky &amp; Tipton 2018,
 * equation 13): A_c = D' (D B_c D')^(+1/2) D, D'D = Phi_c, + the Moore-Penrose inverse, and
 *
 * <pre>B_c = Phi_c - X_c M (Omega_c X_c)' - Omega_c X_c M X_c' + X_c M U M X_c',</pre>
 *
 * Omega_c the diagonal of weights (W_c Phi_c = Omega_c). In rows in which Phi_c is the diagonal of
 * lambda, D is that of its roots, and D B_c D' a diagonal plus a matrix of the rank of X_c. A
 * cluster of one school has few rows, those of deviations zero in the columns between school-years:
 * its D B_c D' is formed in the basis of the design, in which these zeros stay.
 */
final class BiasReduction {

  /**
   * Eigenvalues at or below this share of the largest count as zero. clubSandwich takes 1e-12
   * itself, which is the same where the largest is near 1; with large school-years it is not, and
   * rounding error would pass for information.
   */
  static final double ZERO = 1e-12;

  /** Above this share of the largest no eigenvalue is doubtful. */
  private static final double REGULAR = 1e-8;

  /** Up to here a dense matrix is quicker than one of low rank. */
  private static final int SMALL = 64;

  /** School-years, as multiples of the columns, up to which this holds where weights differ. */
  private static final int RANKS = 8;

  private final double[][] m;
  private final double[][] mum;

  /** M U M - 2 w M for the weight w of the last cluster of one weight. */
  private final double[][] middle;

  private double weight = Double.NaN;

  /**
   * What A_c' makes of vectors.
   *
   * @param regular whether D B_c D' is far from singular; if not, something is known from this
   *     cluster alone
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by content nowhere
  record Adjusted(double[][] influences, boolean regular) {}

  BiasReduction(Gls gls) {
    m = gls.m();
    mum = gls.mum();
    middle = new double[m.length][m.length];
  }

  Adjusted apply(ClusterRows rows, double[][] vectors) {
    if (rows.hasOneWeight()) {
      setMiddle(rows.weight(0));
    }
    int schoolYears = rows.size() - rows.deviations();
    boolean fewSchoolYears = schoolYears <= RANKS * m.length;
    if (UnevenDeviations.pays(rows, m.length) && fewSchoolYears) {
      return applyInBasis(rows, vectors);
    }
    CovarianceTerms terms = CovarianceTerms.of(rows);
    if (terms.size() > SMALL) {
      DiagonalPlusLowRank s = lowRank(rows, terms.roots());
      return new Adjusted(adjusted(terms, vectors, v -> s.inverseRoot(v, ZERO)), false);
    }
    return apply(terms, vectors, rows.hasOneWeight());
  }

  /** In fewer rows with the same products. */
  private Adjusted applyInBasis(ClusterRows rows, double[][] vectors) {
    UnevenDeviations deviations = UnevenDeviations.of(rows, m.length);
    int split = rows.deviations();
    double[][] projected =
        each(
            vectors,
            v ->
                joined(
                    deviations.project(Arrays.copyOf(v, split)),
                    Arrays.copyOfRange(v, split, v.length)));
    Adjusted adjusted = apply(CovarianceTerms.of(rows, deviations), projected, false);
    int size = deviations.size();
    return new Adjusted(
        each(
            adjusted.influences,
            v ->
                joined(
                    deviations.combine(Arrays.copyOf(v, size)),
                    Arrays.copyOfRange(v, size, v.length))),
        adjusted.regular);
  }

  private static double[] joined(double[] a, double[] b) {
    double[] joined = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, joined, a.length, b.length);
    return joined;
  }

  private Adjusted apply(CovarianceTerms terms, double[][] vectors, boolean even) {
    InverseRoot root = InverseRoot.inPlace(dense(terms, terms.roots(), even), ZERO);
    return new Adjusted(adjusted(terms, vectors, root::times), root.leastShare() > REGULAR);
  }

  /** D' S^(-1/2) D of each vector. */
  private static double[][] adjusted(
      CovarianceTerms terms, double[][] vectors, UnaryOperator<double[]> inverseRoot) {
    double[] roots = terms.roots();
    return each(vectors, v -> Vectors.product(roots, inverseRoot.apply(Vectors.product(roots, v))));
  }

  private static double[][] each(double[][] vectors, UnaryOperator<double[]> map) {
    double[][] mapped = new double[vectors.length][];
    for (int k = 0; k < mapped.length; k++) {
      mapped[k] = map.apply(vectors[k]);
    }
    return mapped;
  }

  private void setMiddle(double w) {
    if (w != weight) {
      weight = w;
      for (int k = 0; k < m.length; k++) {
        for (int l = 0; l < m.length; l++) {
          middle[k][l] = mum[k][l] - 2 * w * m[k][l];
        }
      }
    }
  }

  /** D B_c D' entry by entry. */
  private double[][] dense(CovarianceTerms terms, double[] roots, boolean even) {
    int p = m.length;
    double[][] s = new double[roots.length][roots.length];
    int first = p;
    for (int j = 0; j < roots.length; j++) {
      double[] turned = new double[p];
      double[] pulled = new double[p];
      int start = terms.start()[j];
      first = Math.min(first, start);
      addProduct(turned, even ? middle : mum, 1, terms.x()[j], start, first);
      if (!even) {
        addProduct(turned, m, -1, terms.weighted()[j], start, first);
        addProduct(pulled, m, 1, terms.x()[j], start, first);
      }
      for (int i = 0; i <= j; i++) {
        int from = terms.start()[i];
        double entry = Vectors.dot(from, p, terms.x()[i], turned);
        if (!even) {
          entry -= Vectors.dot(from, p, terms.weighted()[i], pulled);
        }
        s[i][j] = roots[i] * roots[j] * entry;
        s[j][i] = s[i][j];
      }
      s[j][j] += terms.lambda()[j] * terms.lambda()[j];
    }
    return s;
  }

  /** Adds a multiple of a symmetric matrix times a row that begins at its start, from first on. */
  private static void addProduct(
      double[] sum, double[][] matrix, double multiple, double[] x, int start, int first) {
    for (int k = start; k < sum.length; k++) {
      double factor = multiple * x[k];
      double[] line = matrix[k];
      for (int l = first; l < sum.length; l++) {
        sum[l] += factor * line[l];
      }
    }
  }

  /**
   * D B_c D' of rows of one weight w is lambda^2 + D X (M U M - 2w M) X'D; else lambda^2 + D [X,
   * Omega X] [[M U M, -M], [-M, 0]] [X, Omega X]'D.
   */
  private DiagonalPlusLowRank lowRank(ClusterRows rows, double[] roots) {
    boolean even = rows.hasOneWeight();
    int p = m.length;
    double[] diagonal = new double[roots.length];
    double[][] z = new double[roots.length][even ? p : 2 * p];
    for (int row = 0; row < z.length; row++) {
      diagonal[row] = rows.lambda(row) * rows.lambda(row);
      double[] x = rows.values(row);
      for (int k = 0; k < p; k++) {
        z[row][k] = roots[row] * x[k];
        if (!even) {
          z[row][p + k] = rows.weight(row) * z[row][k];
        }
      }
    }
    return new DiagonalPlusLowRank(diagonal, z, even ? middle : joinedMiddle());
  }

  private double[][] joinedMiddle() {
    int p = m.length;
    double[][] joined = new double[2 * p][2 * p];
    for (int k = 0; k < p; k++) {
      System.arraycopy(mum[k], 0, joined[k], 0, p);
      for (int l = 0; l < p; l++) {
        joined[k][p + l] = -m[k][l];
        joined[p + k][l] = -m[k][l];
      }
    }
    return joined;
  }
}
