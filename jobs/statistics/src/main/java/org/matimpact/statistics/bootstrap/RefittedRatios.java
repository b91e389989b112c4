package org.matimpact.statistics.bootstrap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.multilevel.Likelihood;
import org.matimpact.statistics.multilevel.MultilevelModel;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.multilevel.RandomEffects;
import org.matimpact.statistics.multilevel.SchoolYear;
import org.matimpact.statistics.multilevel.SchoolYears;
import org.matimpact.statistics.multilevel.WeightedFit;
import org.matimpact.statistics.robust.ClusterScores;

/**
 * Fits the pupil form again, variance ratios by REML included: each copy of a cluster brings new
 * schools with the sums of the old ones.
 */
public final class RefittedRatios implements ResampledEstimator {

  private final SchoolYears data;
  private final RandomEffects effects;
  private final double[] weights;
  private final int[] clusters;
  private final int[] codes;
  private final int column;

  /**
   * Takes the data of the fit.
   *
   * @param weights one per school, above 0 where the school has school-years; all 1 if unweighted
   * @param clusters a code for each school
   * @param column of the design whose coefficient is estimated
   * @throws IllegalArgumentException if lengths differ
   */
  public RefittedRatios(
      SchoolYears data, RandomEffects effects, double[] weights, int[] clusters, int column) {
    if (weights.length != data.schools() || clusters.length != data.schools()) {
      throw new IllegalArgumentException(
          "Cannot resample: weights and clusters must be those of " + data.schools() + " schools");
    }
    this.data = data;
    this.effects = effects;
    this.weights = weights.clone();
    this.clusters = clusters.clone();
    codes = Arrays.stream(clusters).sorted().distinct().toArray();
    this.column = column;
  }

  @Override
  public ResampledEstimate estimate(int[] counts) {
    Copies copies = new Copies();
    for (int school = 0; school < clusters.length; school++) {
      int cluster = Arrays.binarySearch(codes, clusters[school]);
      for (int copy = 0; copy < counts[cluster]; copy++) {
        copies.add(school, cluster + codes.length * copy);
      }
    }
    try {
      return copies.estimate();
    } catch (NotEstimableException e) {
      return ResampledEstimate.NONE;
    }
  }

  /** The schools of a replicate, numbered anew. */
  private final class Copies {
    private final List<SchoolYear> groups = new ArrayList<>();
    private final List<Double> weight = new ArrayList<>();
    private final List<Integer> cluster = new ArrayList<>();

    void add(int school, int code) {
      int number = weight.size();
      weight.add(weights[school]);
      cluster.add(code);
      for (SchoolYear group : data.groups()) {
        if (group.school() == school) {
          groups.add(
              new SchoolYear(
                  number, group.pupils(), group.between(), group.means(), group.within()));
        }
      }
    }

    ResampledEstimate estimate() {
      MultilevelModel model = MultilevelModel.of(SchoolYears.of(weight.size(), groups), effects);
      WeightedFit fit =
          model.weighted(
              model.fit(Likelihood.REML).ratios(),
              weight.stream().mapToDouble(Double::doubleValue).toArray());
      ClusterScores scores =
          fit.clustered(cluster.stream().mapToInt(Integer::intValue).toArray()).scores(column);
      double squares = 0;
      for (double[] score : scores.scores()) {
        double value = Vectors.dot(scores.direction(), score);
        squares += value * value;
      }
      return new ResampledEstimate(scores.estimate(), StrictMath.sqrt(squares));
    }
  }
}
