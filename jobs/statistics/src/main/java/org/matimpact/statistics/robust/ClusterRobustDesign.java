package org.matimpact.statistics.robust;

/**
 * Everything in a cluster-robust estimate that does not depend on the outcome: made once by {@link
 * ClusterRobust} for a design, its clusters and a coefficient, and used for every outcome.
 */
public final class ClusterRobustDesign {

  private final WeightedLeastSquares design;
  private final Clusters clusters;
  private final int coefficient;
  private final double[] adjusted;
  private final double varianceFactor;
  private final double degreesOfFreedom;

  ClusterRobustDesign(
      WeightedLeastSquares design,
      Clusters clusters,
      int coefficient,
      double[] adjusted,
      double varianceFactor,
      double degreesOfFreedom) {
    this.design = design;
    this.clusters = clusters;
    this.coefficient = coefficient;
    this.adjusted = adjusted;
    this.varianceFactor = varianceFactor;
    this.degreesOfFreedom = degreesOfFreedom;
  }

  /** Returns the number of clusters. */
  public int clusters() {
    return clusters.count();
  }

  /** Returns the Satterthwaite degrees of freedom. */
  public double degreesOfFreedom() {
    return degreesOfFreedom;
  }

  /**
   * Fits an outcome.
   *
   * @param y one finite value per row of the design
   * @throws IllegalArgumentException if the length differs from the design's
   */
  public ClusterRobustEstimate estimate(double[] y) {
    return estimate(design.fit(y));
  }

  /**
   * Completes a fit already made.
   *
   * @param fit of an outcome by the same design
   */
  public ClusterRobustEstimate estimate(LeastSquaresFit fit) {
    double variance = 0;
    for (double score : scores(fit.residuals())) {
      variance += score * score;
    }
    return ClusterRobustEstimate.of(
        fit.coefficients()[coefficient],
        StrictMath.sqrt(variance * varianceFactor),
        degreesOfFreedom,
        clusters());
  }

  /** The scores of the clusters: their sum of squares is the variance before the factor. */
  double[] scores(double[] residuals) {
    double[] scores = new double[clusters.count()];
    clusters.addProducts(adjusted, residuals, scores);
    return scores;
  }
}
