package org.matimpact.statistics.robust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.matimpact.statistics.linear.OuterProducts;
import org.matimpact.statistics.linear.Vectors;

/**
 * What resampling of whole clusters needs of a weighted or generalised least-squares fit and a
 * contrast l'b: nothing about rows. In coordinates in which M = (sum of C_c)^-1 is the identity.
 *
 * @param estimate l'b
 * @param direction M l, of length p
 * @param codes the code of each cluster, ascending
 * @param scores s_c = X_c'W_c (y_c - X_c b), p numbers for each cluster; they sum to 0
 * @param products C_c = X_c'W_c X_c, p by p for each cluster
 */
@SuppressWarnings("ArrayRecordComponent") // sums by cluster; compared by content nowhere
public record ClusterScores(
    double estimate, double[] direction, int[] codes, double[][] scores, double[][][] products) {

  /** Returns the number of clusters. */
  public int clusters() {
    return codes.length;
  }

  /** Returns the same for the contrast alone. */
  public ContrastScores ofContrast() {
    double[][] pulled =
        Arrays.stream(products)
            .map(
                product ->
                    Arrays.stream(product)
                        .mapToDouble(row -> Vectors.dot(row, direction))
                        .toArray())
            .toArray(double[][]::new);
    return new ContrastScores(estimate, direction, codes, scores, pulled);
  }

  /** Sums rows cluster by cluster. */
  public static final class Builder {
    private final double estimate;
    private final double[] direction;
    private final List<Integer> codes = new ArrayList<>();
    private final List<double[]> scores = new ArrayList<>();
    private final List<double[][]> products = new ArrayList<>();
    private final OuterProducts sum;
    private double[] score = {};

    /** Starts without a cluster. */
    public Builder(double estimate, double[] direction) {
      this.estimate = estimate;
      this.direction = direction;
      sum = new OuterProducts(direction.length);
    }

    /** Starts the next cluster. */
    public void startCluster(int code) {
      endCluster();
      codes.add(code);
      score = new double[direction.length];
      scores.add(score);
    }

    private void endCluster() {
      if (!codes.isEmpty()) {
        products.add(Arrays.stream(sum.sum()).map(double[]::clone).toArray(double[][]::new));
        sum.clear();
      }
    }

    /**
     * Adds a row to the cluster.
     *
     * @param x in the coordinates
     * @param weight w of W, diagonal in these rows
     * @param residual y - x'b
     */
    public void add(double[] x, double weight, double residual) {
      sum.add(x, weight);
      Vectors.addMultiple(score, weight * residual, x);
    }

    /** Returns the sums. */
    public ClusterScores build() {
      endCluster();
      return new ClusterScores(
          estimate,
          direction,
          codes.stream().mapToInt(Integer::intValue).toArray(),
          scores.toArray(double[][]::new),
          products.toArray(double[][][]::new));
    }
  }
}
