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

  /** School-years, as multiples of the columns, up to which this holds where weights differ. */
  private static final int RANKS = 8;

  private final int columns;
  private final ResidualCovariance covariance;

  /**
   * What A_c' makes of vectors.
   *
   * @param regular whether D B_c D' is far from singular; if not, something is known from this
   *     cluster alone
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by content nowhere
  record Adjusted(double[][] influences, boolean regular) {}

  BiasReduction(Gls gls) {
    columns = gls.u().length;
    covariance = new ResidualCovariance(gls);
  }

  Adjusted apply(ClusterRows rows, double[][] vectors) {
    int schoolYears = rows.size() - rows.deviations();
    boolean fewSchoolYears = schoolYears <= RANKS * columns;
    if (UnevenDeviations.pays(rows, columns) && fewSchoolYears) {
      return applyInBasis(rows, vectors);
    }
    CovarianceTerms terms = CovarianceTerms.of(rows);
    int rank = rows.hasOneWeight() ? columns : 2 * columns;
    if (DiagonalPlusLowRank.pays(terms.size(), rank)) {
      DiagonalPlusLowRank s = covariance.lowRank(rows, terms.roots());
      return new Adjusted(adjusted(terms, vectors, v -> s.inverseRoots(v, ZERO)), false);
    }
    return rows.hasOneWeight()
        ? apply(terms, vectors, covariance.dense(terms, rows.weight(0)))
        : apply(terms, vectors, covariance.dense(terms));
  }

  /** In fewer rows with the same products. */
  private Adjusted applyInBasis(ClusterRows rows, double[][] vectors) {
    UnevenDeviations deviations = UnevenDeviations.of(rows, columns);
    int split = rows.deviations();
    double[][] projected =
        each(
            vectors,
            v ->
                joined(
                    deviations.project(Arrays.copyOf(v, split)),
                    Arrays.copyOfRange(v, split, v.length)));
    CovarianceTerms terms = CovarianceTerms.of(rows, deviations);
    Adjusted adjusted = apply(terms, projected, covariance.dense(terms));
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

  private static Adjusted apply(CovarianceTerms terms, double[][] vectors, double[][] matrix) {
    InverseRoot root = InverseRoot.inPlace(matrix, ZERO);
    return new Adjusted(
        adjusted(terms, vectors, v -> each(v, root::times)), root.leastShare() > REGULAR);
  }

  /** D' S^(-1/2) D of each vector. */
  private static double[][] adjusted(
      CovarianceTerms terms, double[][] vectors, UnaryOperator<double[][]> inverseRoots) {
    double[] roots = terms.roots();
    double[][] scaled = each(vectors, v -> Vectors.product(roots, v));
    return each(inverseRoots.apply(scaled), v -> Vectors.product(roots, v));
  }

  private static double[][] each(double[][] vectors, UnaryOperator<double[]> map) {
    double[][] mapped = new double[vectors.length][];
    for (int k = 0; k < mapped.length; k++) {
      mapped[k] = map.apply(vectors[k]);
    }
    return mapped;
  }
}
