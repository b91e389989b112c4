package org.matimpact.pipeline.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matimpact.pipeline.settings.DesignSettings.Estimand;
import org.matimpact.statistics.matching.EffectiveSampleSize;
import org.matimpact.statistics.matching.MatchedPair;
import org.matimpact.statistics.matching.Matching;

/** Counts and weights of a design. */
final class DesignQualityReport {

  private DesignQualityReport() {}

  static DesignQuality of(
      ContrastPool pool, Estimand asked, List<MatchedSchool> schools, Optional<Matching> matching) {
    List<StudySchool> all = pool.phase().schools();
    List<MatchedSchool> treated = schools.stream().filter(MatchedSchool::treated).toList();
    List<MatchedSchool> comparison = schools.stream().filter(s -> !s.treated()).toList();
    double[] treatedWeights = weights(treated);
    double[] weights = weights(comparison);
    return new DesignQuality(
        asked,
        pool.treatedCount(),
        treated.size(),
        pool.comparisonCount(),
        comparison.size(),
        effective(treatedWeights),
        effective(weights),
        matching.map(DesignQualityReport::maximumReuse).orElse(0),
        largestShare(treatedWeights),
        largestShare(weights),
        (int) treated.stream().map(s -> all.get(s.row()).trustUid()).distinct().count(),
        sponsored(treated, all),
        sponsored(comparison, all),
        matching.map(Matching::caliper).orElse(Double.POSITIVE_INFINITY),
        matching.map(Matching::picks).orElse(0),
        matching.map(Matching::tiedPicks).orElse(0));
  }

  private static double[] weights(List<MatchedSchool> schools) {
    return schools.stream().mapToDouble(MatchedSchool::weight).toArray();
  }

  private static double effective(double[] weights) {
    return weights.length == 0 ? 0 : EffectiveSampleSize.kish(weights);
  }

  private static int maximumReuse(Matching matching) {
    Map<Integer, Integer> sets = new HashMap<>();
    for (MatchedPair pair : matching.pairs()) {
      sets.merge(pair.comparison(), 1, Integer::sum);
    }
    return sets.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private static double largestShare(double[] weights) {
    double sum = 0;
    double largest = 0;
    for (double weight : weights) {
      sum += weight;
      largest = Math.max(largest, weight);
    }
    return sum == 0 ? 0 : largest / sum;
  }

  private static double sponsored(List<MatchedSchool> schools, List<StudySchool> all) {
    double sum = 0;
    double sponsored = 0;
    for (MatchedSchool school : schools) {
      sum += school.weight();
      sponsored += all.get(school.row()).sponsored() ? school.weight() : 0;
    }
    return sum == 0 ? 0 : sponsored / sum;
  }
}
