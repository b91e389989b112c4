package org.matimpact.pipeline.study;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.statistics.multilevel.ClusteredInference;
import org.matimpact.statistics.multilevel.ColumnInference;
import org.matimpact.statistics.multilevel.SharedEffect;
import org.matimpact.statistics.multilevel.WeightedFit;
import org.matimpact.statistics.robust.ClusterRobustEstimate;
import org.matimpact.statistics.robust.ContrastScores;

/**
 * Inference on the effects of one fitted model of pupils. What effects share is found when first
 * asked for: the weighted fit by what counts once, the rows of the clusters, the pass over them.
 */
final class PupilInference {

  private final MatchedSample sample;
  private final PupilModel model;
  private final FittedSchoolYears data;

  /** Columns of the design that effects are made of. */
  private final int[] columns;

  private final Map<EstimandAverage, Optional<WeightedFit>> weighted =
      new EnumMap<>(EstimandAverage.class);
  private final Map<Clustering, ClusteredInference> clustered = new HashMap<>();
  private final Map<Clustering, ColumnInference> passes = new HashMap<>();

  private record Clustering(EstimandAverage average, boolean bySet) {}

  /**
   * Prepares inference.
   *
   * @param columns of the sample that effects are made of, beside products with levels
   */
  PupilInference(MatchedSample sample, PupilModel model, FittedSchoolYears data, int... columns) {
    this.sample = sample;
    this.model = model;
    this.data = data;
    this.columns = model.withLevels(columns);
  }

  PupilModel model() {
    return model;
  }

  /** By CR2, clustered as the headline is. */
  ClusterRobustEstimate estimate(EstimandAverage average, double[] contrast) {
    return pass(new Clustering(average, false)).estimate(contrast);
  }

  /** Of CR2 clustered on matched sets; NaN without sets. */
  double setStandardError(EstimandAverage average, double[] contrast) {
    return sample.inSets()
        ? pass(new Clustering(average, true)).estimate(contrast).standardError()
        : Double.NaN;
  }

  /** By CR2, with an effect that the schools of a cluster share in the working covariance. */
  ClusterRobustEstimate estimate(EstimandAverage average, double[] contrast, SharedEffect shared) {
    return weighted(average)
        .map(fit -> fit.clustered(sample.clusters(), shared))
        .orElseGet(() -> model.fit().clustered(sample.clusters(), shared))
        .estimate(contrast);
  }

  /** What the wild bootstrap needs, clustered as the headline is. */
  ContrastScores scores(EstimandAverage average, double[] contrast) {
    return clustered(new Clustering(average, false)).contrastScores(contrast);
  }

  /** By any clusters of schools. */
  ClusteredInference clustered(EstimandAverage average, int[] clusters) {
    return weighted(average)
        .map(fit -> fit.clustered(clusters))
        .orElseGet(() -> model.fit().clustered(clusters));
  }

  private ColumnInference pass(Clustering clustering) {
    return passes.computeIfAbsent(clustering, key -> clustered(key).over(columns));
  }

  private ClusteredInference clustered(Clustering clustering) {
    return clustered.computeIfAbsent(
        clustering,
        key -> clustered(key.average(), key.bySet() ? sample.sets() : sample.clusters()));
  }

  /** Empty where every school counts the same. */
  private Optional<WeightedFit> weighted(EstimandAverage average) {
    return weighted.computeIfAbsent(
        average,
        key -> {
          double[] weights = SchoolWeights.of(sample, data, key);
          return SchoolWeights.even(weights)
              ? Optional.empty()
              : Optional.of(model.fit().weighted(weights));
        });
  }
}
