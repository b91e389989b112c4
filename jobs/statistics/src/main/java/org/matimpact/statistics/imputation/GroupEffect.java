package org.matimpact.statistics.imputation;

import java.util.List;
import org.matimpact.statistics.linear.Cholesky;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.random.CounterRandom;

/**
 * What the units of a group tell of its effect b, those that lack columns included: normal with
 * variance V = (Psi^-1 + sum n G)^-1 and mean V sum G r, where the sums are over missingness
 * patterns of n units whose observed residuals sum to r, and G is Sigma_OO^-1 of the pattern.
 *
 * <p>With Psi = LL' it is V = L (I + L' (sum n G) L)^-1 L', which needs no inverse of Psi: columns
 * that do not differ between groups have an effect of 0.
 */
public final class GroupEffect {

  private final double[] mean;

  /** Rows whose inner products are V. */
  private final double[][] root;

  private GroupEffect(double[] mean, double[][] root) {
    this.mean = mean;
    this.root = root;
  }

  /** The effects of groups under a model, in their order. */
  public static List<GroupEffect> of(List<GroupSums> groups, TwoLevelNormal model) {
    Patterns patterns = new Patterns(model.within());
    double[][] betweenRoot = betweenRoot(model);
    return groups.stream().map(group -> of(group, model, patterns, betweenRoot)).toList();
  }

  /** L of Psi = LL'. */
  static double[][] betweenRoot(TwoLevelNormal model) {
    return Cholesky.of(model.between(), 1e-12).lower();
  }

  static GroupEffect of(
      GroupSums group, TwoLevelNormal model, Patterns patterns, double[][] betweenRoot) {
    int q = model.columns();
    double[][] information = new double[q][q];
    double[] score = new double[q];
    for (PatternSums units : group.patterns()) {
      double[][] precision = patterns.of(units.missing()).precision();
      double[] residual = units.from(model.means()[group.stratum()][units.period()]);
      for (int i = 0; i < q; i++) {
        score[i] += Vectors.dot(precision[i], residual);
        Vectors.addMultiple(information[i], units.count(), precision[i]);
      }
    }
    return of(information, score, betweenRoot);
  }

  private static GroupEffect of(double[][] information, double[] score, double[][] betweenRoot) {
    int q = score.length;
    Cholesky scaled = Cholesky.of(scaled(information, betweenRoot), 0);
    double[][] root = new double[q][];
    for (int i = 0; i < q; i++) {
      root[i] = scaled.solveLower(betweenRoot[i]);
    }
    double[] half = new double[q];
    for (int i = 0; i < q; i++) {
      Vectors.addMultiple(half, score[i], root[i]);
    }
    double[] mean = new double[q];
    for (int i = 0; i < q; i++) {
      mean[i] = Vectors.dot(root[i], half);
    }
    return new GroupEffect(mean, root);
  }

  /** I + L' A L. */
  private static double[][] scaled(double[][] a, double[][] lower) {
    int q = a.length;
    double[][] al = new double[q][q];
    for (int i = 0; i < q; i++) {
      for (int k = 0; k < q; k++) {
        Vectors.addMultiple(al[i], a[i][k], lower[k]);
      }
    }
    double[][] scaled = new double[q][q];
    for (int k = 0; k < q; k++) {
      for (int i = 0; i < q; i++) {
        Vectors.addMultiple(scaled[i], lower[k][i], al[k]);
      }
      scaled[k][k] += 1;
    }
    return scaled;
  }

  /** Expectation of the effect; not a copy. */
  double[] mean() {
    return mean;
  }

  /** V, made anew. */
  double[][] variance() {
    double[][] variance = new double[root.length][root.length];
    for (int i = 0; i < root.length; i++) {
      for (int j = 0; j <= i; j++) {
        variance[i][j] = Vectors.dot(root[i], root[j]);
        variance[j][i] = variance[i][j];
      }
    }
    return variance;
  }

  /** Draws the effect. */
  public double[] draw(CounterRandom.Stream random) {
    double[] z = new double[mean.length];
    for (int k = 0; k < z.length; k++) {
      z[k] = random.normal();
    }
    double[] drawn = mean.clone();
    for (int k = 0; k < z.length; k++) {
      drawn[k] += Vectors.dot(root[k], z);
    }
    return drawn;
  }
}
