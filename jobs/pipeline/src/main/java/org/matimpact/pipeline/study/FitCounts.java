package org.matimpact.pipeline.study;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.statistics.matching.EffectiveSampleSize;

/**
 * Who is in a fit.
 *
 * @param comparisonEss Kish's effective sample size of the comparison schools' matching weights
 * @param treatedPupils pupils of the treated over the years of the fit; NaN when unknown
 * @param clusters clusters of the headline standard error
 * @param fewestPupils pupils of the smallest cell: an arm, or an arm's pupils of a level where the
 *     levels of a subgroup are compared; NaN when unknown
 */
public record FitCounts(
    int treatedSchools,
    int treatedTrusts,
    int comparisonSchools,
    double comparisonEss,
    double treatedPupils,
    double comparisonPupils,
    int clusters,
    double fewestPupils)
    implements Serializable {

  /** A contrast that was never fitted: its schools as matched, no pupils. */
  public static FitCounts unfitted(
      int treatedSchools, int treatedTrusts, int comparisonSchools, double ess) {
    return new FitCounts(
        treatedSchools,
        treatedTrusts,
        comparisonSchools,
        ess,
        Double.NaN,
        Double.NaN,
        0,
        Double.NaN);
  }

  static FitCounts of(FittedSchoolYears data, MatchedSample sample) {
    int[] present = IntStream.of(data.schools()).distinct().toArray();
    int[] treated = IntStream.of(present).filter(s -> sample.schools().get(s).treated()).toArray();
    double[] weights =
        IntStream.of(present)
            .mapToObj(sample.schools()::get)
            .filter(school -> !school.treated())
            .mapToDouble(MatchedSchool::weight)
            .toArray();
    double[] pupils = new double[2];
    for (int i = 0; i < data.size(); i++) {
      pupils[sample.schools().get(data.schools()[i]).treated() ? 1 : 0] += data.pupils()[i];
    }
    return new FitCounts(
        treated.length,
        distinct(treated, sample.trusts()),
        weights.length,
        weights.length == 0 ? 0 : EffectiveSampleSize.kish(weights),
        pupils[1],
        pupils[0],
        distinct(present, sample.clusters()),
        StrictMath.min(pupils[0], pupils[1]));
  }

  /** Who is in a comparison of levels, with the smallest of their cells. */
  FitCounts comparing(List<FitCounts> levels) {
    return new FitCounts(
        treatedSchools,
        treatedTrusts,
        comparisonSchools,
        comparisonEss,
        treatedPupils,
        comparisonPupils,
        clusters,
        levels.stream().mapToDouble(FitCounts::fewestPupils).min().orElse(fewestPupils));
  }

  private static int distinct(int[] schools, int[] group) {
    return (int) IntStream.of(schools).map(school -> group[school]).distinct().count();
  }
}
