package org.matimpact.statistics.multilevel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.matimpact.statistics.linear.SymmetricEigen;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.robust.ClusterRobustEstimate;
import org.matimpact.statistics.robust.Satterthwaite;

/**
 * CR2 with Satterthwaite degrees of freedom as in {@link ClusteredInference}, but with a working
 * covariance in which the schools of a cluster share an effect: Phi_c = V_c + r t_c t_c', t_c the
 * treatment, r = s_b^2 / s_e^2. The coefficients and W_c stay those of V_c; only the adjustment A_c
 * and the degrees of freedom change,
 *
 * <pre>B_c = Phi_c - X_c M X_c'W_c Phi_c - Phi_c W_c X_c M X_c' + X_c M U M X_c',
 * U = sum over c of X_c'W_c Phi_c W_c X_c.</pre>
 *
 * Equals R's {@code clubSandwich::vcovCR(lmer, cluster, "CR2", target = list of Phi_c)}. Trusts of
 * unequal size that differ in their effects make V_c too small a working covariance; the sandwich
 * then covers too little with few or unequal trusts.
 */
public final class SharedEffectInference {

  /** An expected variance below this share of the model's is rounding error. */
  private static final double NOTHING = 1e-10;

  private final Gls gls;
  private final FixedEffects fixed;
  private final SharedEffectRows[] clusters;

  /** The whole matrix U. */
  private final double[][] u;

  SharedEffectInference(Gls gls, FixedEffects fixed, int[] codes, SharedEffect shared) {
    this.gls = gls;
    this.fixed = fixed;
    SharedColumn column = SharedColumn.of(gls, shared.column());
    int size = gls.u().length;
    clusters =
        Arrays.stream(ClusterGroups.of(gls.design().data(), codes))
            .map(groups -> rows(groups, column, shared.ratio(), size))
            .toArray(SharedEffectRows[]::new);
    u = new double[size][size];
    for (int k = 0; k < size; k++) {
      u[k][k] = gls.u()[k];
      for (SharedEffectRows rows : clusters) {
        Vectors.addMultiple(u[k], shared.ratio() * rows.pulled()[k], rows.pulled());
      }
    }
  }

  private SharedEffectRows rows(int[] groups, SharedColumn column, double ratio, int size) {
    ClusterRows rows = ClusterRows.of(gls, groups);
    double[] values = new double[rows.size()];
    for (int i = 0; i < groups.length; i++) {
      values[rows.size() - groups.length + i] = column.value(groups[i]);
    }
    return new SharedEffectRows(rows, values, ratio, size);
  }

  /** Returns the number of clusters. */
  public int clusters() {
    return clusters.length;
  }

  /** Returns inference on the coefficient of a column; see {@link #estimate}. */
  public ClusterRobustEstimate coefficient(int column) {
    return estimate(fixed.unit(column));
  }

  /**
   * Returns inference on l'b.
   *
   * @param contrast one number per column of the full design; 0 for dropped columns
   * @throws NotEstimableException if the contrast has a dropped column, or could not be estimated
   *     without one of the clusters
   */
  public ClusterRobustEstimate estimate(double[] contrast) {
    double[] direction = gls.direction(fixed.restricted(contrast));
    double[] basis = gls.turnedBack(direction);
    double[][] a = new double[clusters.length][u.length];
    double[][] b = new double[clusters.length][u.length];
    double[] d = new double[clusters.length];
    double squares = 0;
    for (int c = 0; c < clusters.length; c++) {
      double score = 0;
      double[] influence = clusters[c].influence(basis, u);
      for (int row = 0; row < influence.length; row++) {
        double l = influence[row];
        score += l * clusters[c].residual(row);
        d[c] += l * l * clusters[c].lambda(row);
        Vectors.addMultiple(a[c], l, clusters[c].x(row));
        Vectors.addMultiple(b[c], l, clusters[c].spread(row));
      }
      squares += score * score;
    }
    Satterthwaite.Result moments = moments(a, b, d);
    checkVariance(moments.trace(), squares, direction);
    return ClusterRobustEstimate.of(
        fixed.estimate(contrast),
        StrictMath.sqrt(squares),
        moments.degreesOfFreedom(),
        clusters.length);
  }

  /** Turns a and b to the eigenvectors of U, as the degrees of freedom are defined there. */
  private Satterthwaite.Result moments(double[][] a, double[][] b, double[] d) {
    SymmetricEigen eigen =
        SymmetricEigen.inPlace(Arrays.stream(u).map(double[]::clone).toArray(double[][]::new));
    double[] values = IntStream.range(0, u.length).mapToDouble(eigen::value).toArray();
    return Satterthwaite.of(values, turned(eigen, a), turned(eigen, b), d);
  }

  private static double[][] turned(SymmetricEigen eigen, double[][] rows) {
    double[][] turned = new double[rows.length][rows[0].length];
    for (int c = 0; c < rows.length; c++) {
      for (int k = 0; k < rows[c].length; k++) {
        turned[c][k] = Vectors.dot(eigen.vector(k), rows[c]);
      }
    }
    return turned;
  }

  private void checkVariance(double trace, double squares, double[] direction) {
    double model = 0;
    for (int k = 0; k < u.length; k++) {
      model += direction[k] * Vectors.dot(u[k], direction);
    }
    for (SharedEffectRows rows : clusters) {
      if (!rows.leaves(direction)) {
        throw NotEstimableException.ofVariance(
            clusters.length, "without one of them the contrast itself could not be estimated");
      }
    }
    if (!(model > 0 && trace > NOTHING * model && squares > 0)) {
      throw NotEstimableException.ofVariance(
          clusters.length, "the scores of all clusters are zero whatever the outcome");
    }
  }
}
