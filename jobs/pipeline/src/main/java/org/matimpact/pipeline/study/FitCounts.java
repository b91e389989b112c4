package org.matimpact.pipeline.study;

import java.io.Serializable;
import java.util.List;
import java.util.function.IntUnaryOperator;
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
 * @param treatedTrustsShare how much of the treated pupils, or schools where pupils are unknown,
 *     the largest trusts hold
 * @param comparisonSchoolsShare the same of the comparison arm and its largest schools
 * @param treatedContributors the treated schools by trust, with their pupils
 * @param comparisonContributors the comparison schools with theirs
 * @param modelColumns columns of the model with the intercept, dependent ones included; 0 without a
 *     fit
 */
public record FitCounts(
    int treatedSchools,
    int treatedTrusts,
    int comparisonSchools,
    double comparisonEss,
    double treatedPupils,
    double comparisonPupils,
    int clusters,
    double fewestPupils,
    Concentration treatedTrustsShare,
    Concentration comparisonSchoolsShare,
    Contributors treatedContributors,
    Contributors comparisonContributors,
    int modelColumns)
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
        Double.NaN,
        Concentration.UNKNOWN,
        Concentration.UNKNOWN,
        Contributors.UNKNOWN,
        Contributors.UNKNOWN,
        0);
  }

  static FitCounts of(FittedSchoolYears data, MatchedSample sample, int modelColumns) {
    int[] present = IntStream.of(data.schools()).distinct().toArray();
    int[] treated = IntStream.of(present).filter(s -> sample.schools().get(s).treated()).toArray();
    int[] comparison =
        IntStream.of(present).filter(s -> !sample.schools().get(s).treated()).toArray();
    double[] weights =
        IntStream.of(comparison).mapToDouble(s -> sample.schools().get(s).weight()).toArray();
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
        StrictMath.min(pupils[0], pupils[1]),
        concentration(data, sample, pupils[1], treated, school -> sample.trusts()[school]),
        concentration(data, sample, pupils[0], comparison, school -> school),
        Contributors.of(data, sample, treated, school -> sample.trustUid(sample.trusts()[school])),
        Contributors.of(data, sample, comparison, school -> ""),
        modelColumns);
  }

  /** By pupils, or by schools where the pupils of the arm are unknown. */
  private static Concentration concentration(
      FittedSchoolYears data,
      MatchedSample sample,
      double pupils,
      int[] arm,
      IntUnaryOperator contributor) {
    if (arm.length == 0) {
      return Concentration.UNKNOWN;
    }
    double[] held = new double[sample.schools().size()];
    if (Double.isNaN(pupils)) {
      IntStream.of(arm).forEach(school -> held[contributor.applyAsInt(school)]++);
      return Concentration.of(held);
    }
    boolean treated = sample.schools().get(arm[0]).treated();
    for (int i = 0; i < data.size(); i++) {
      int school = data.schools()[i];
      if (sample.schools().get(school).treated() == treated) {
        held[contributor.applyAsInt(school)] += data.pupils()[i];
      }
    }
    return Concentration.of(held);
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
        levels.stream().mapToDouble(FitCounts::fewestPupils).min().orElse(fewestPupils),
        treatedTrustsShare,
        comparisonSchoolsShare,
        treatedContributors,
        comparisonContributors,
        modelColumns);
  }

  private static int distinct(int[] schools, int[] group) {
    return (int) IntStream.of(schools).map(school -> group[school]).distinct().count();
  }
}
