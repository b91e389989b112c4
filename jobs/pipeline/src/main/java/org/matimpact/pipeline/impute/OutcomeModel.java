package org.matimpact.pipeline.impute;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.matimpact.statistics.hash.XxHash64;
import org.matimpact.statistics.imputation.GroupEffect;
import org.matimpact.statistics.imputation.GroupSums;
import org.matimpact.statistics.imputation.TwoLevelNormal;
import org.matimpact.statistics.imputation.TwoLevelNormalFit;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.random.CounterRandom;
import org.matimpact.statistics.random.Purpose;

/**
 * What pupils lack given what they have, for one outcome: predictors and outcome are jointly normal
 * with means by arm and year, an effect of the school and a residual. The outcome and the arm must
 * be in it, or imputed values would dilute what the outcome model looks for (White &amp; Carlin
 * 2010, Statistics in Medicine 29, 2920-2931; Schafer 1997, Analysis of Incomplete Multivariate
 * Data, section 4.1). So must the school, or imputed pupils would be less alike within schools than
 * real ones (Grund, Luedtke &amp; Robitzsch 2018, Organizational Research Methods 21, 111-149).
 *
 * <p>Each imputation has parameters of its own, fitted with weights of schools of a Bayesian
 * bootstrap, and effects of schools drawn given those: what is not known of the model then shows
 * between the imputations. The arm is that of the cohort, not the side of a matched contrast: one
 * set of imputations serves all contrasts. Pupils without the outcome take no part (von Hippel
 * 2007, Sociological Methodology 37, 83-117).
 *
 * @param lacking who lacks what
 * @param fit by maximum likelihood, all schools alike
 * @param models parameters of each imputation
 * @param effects of each school, by imputation and column
 */
record OutcomeModel(
    ImputedColumns columns,
    Lacking lacking,
    TwoLevelNormalFit fit,
    List<TwoLevelNormal> models,
    SortedMap<Long, double[][]> effects)
    implements Serializable {

  /** Last moves of the estimates, far below what a draw of the parameters moves them. */
  private static final double TOLERANCE = 1e-6;

  /**
   * Fits the models.
   *
   * @param schools pupils by URN
   * @param strata number of arms
   * @param periods number of years
   */
  static OutcomeModel of(
      ImputedColumns columns,
      Lacking lacking,
      SortedMap<Long, GroupSums> schools,
      int strata,
      int periods,
      int imputations,
      long seed) {
    List<GroupSums> groups = List.copyOf(schools.values());
    CounterRandom random = new CounterRandom(seed, Purpose.IMPUTATION);
    TwoLevelNormalFit fit =
        TwoLevelNormalFit.of(groups, strata, periods, columns.size(), TOLERANCE);
    SortedMap<Long, double[][]> effects = new TreeMap<>();
    schools.keySet().forEach(urn -> effects.put(urn, new double[imputations][]));
    List<TwoLevelNormal> models = new ArrayList<>();
    for (int m = 0; m < imputations; m++) {
      Map<Long, CounterRandom.Stream> streams = new TreeMap<>();
      for (long urn : schools.keySet()) {
        streams.put(urn, random.stream(m, school(urn)));
      }
      // exponential weights, but for their sum, are those of the Bayesian bootstrap
      double[] weights =
          streams.values().stream().mapToDouble(s -> -StrictMath.log(s.uniform())).toArray();
      TwoLevelNormal model = fit.weighted(groups, weights, TOLERANCE).model();
      models.add(model);
      int imputation = m;
      schools.forEach(
          (urn, sums) ->
              effects.get(urn)[imputation] = GroupEffect.of(sums, model).draw(streams.get(urn)));
    }
    return new OutcomeModel(columns, lacking, fit, List.copyOf(models), effects);
  }

  /** Where a school's random numbers stand. */
  private static long school(long urn) {
    return XxHash64.hash(("school " + urn).getBytes(StandardCharsets.UTF_8), 0);
  }

  /** Means of the pupils of a school in a year, in an imputation. */
  double[] centre(int imputation, long urn, int stratum, int period) {
    double[] centre = models.get(imputation).means()[stratum][period].clone();
    Vectors.addMultiple(centre, 1, effects.get(urn)[imputation]);
    return centre;
  }
}
