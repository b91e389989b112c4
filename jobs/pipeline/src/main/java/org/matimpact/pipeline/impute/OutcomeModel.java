package org.matimpact.pipeline.impute;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
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
 * with means by arm and year, an effect of the school and a residual. The outcome must be in it, or
 * imputed values dilute what the outcome model looks for (Moons, Donders, Stijnen &amp; Harrell
 * 2006, Journal of Clinical Epidemiology 59, 1092-1101); so must the arm and the school, or imputed
 * pupils differ less between arms and are less alike within schools than real ones (Grund, Luedtke
 * &amp; Robitzsch 2018, Organizational Research Methods 21, 111-149). When this beats complete
 * cases: White &amp; Carlin 2010, Statistics in Medicine 29, 2920-2931.
 *
 * <p>Each imputation has parameters of its own, fitted with weights of schools of a Bayesian
 * bootstrap, and effects of schools drawn given those: what is not known of the model then shows
 * between the imputations (Rubin 1987, section 4.2: imputation must be proper). The arm is that of
 * the cohort, not the side of a matched contrast: one set of imputations serves all contrasts. A
 * school's effect is the same in all its years. Pupils without the outcome take no part (von Hippel
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
  private static final double TOLERANCE = 1e-5;

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
    List<Draw> draws =
        IntStream.range(0, imputations)
            .parallel()
            .mapToObj(m -> Draw.of(fit, groups, streams(random, m, schools.keySet())))
            .toList();
    SortedMap<Long, double[][]> effects = new TreeMap<>();
    for (long urn : schools.keySet()) {
      int place = effects.size();
      effects.put(
          urn, draws.stream().map(draw -> draw.effects().get(place)).toArray(double[][]::new));
    }
    return new OutcomeModel(
        columns, lacking, fit, draws.stream().map(Draw::model).toList(), effects);
  }

  /** What one imputation draws: parameters, then the effects of schools given those. */
  private record Draw(TwoLevelNormal model, List<double[]> effects) {

    static Draw of(
        TwoLevelNormalFit fit, List<GroupSums> groups, List<CounterRandom.Stream> streams) {
      // exponential weights, but for their sum, are those of the Bayesian bootstrap
      double[] weights =
          streams.stream().mapToDouble(stream -> -StrictMath.log(stream.uniform())).toArray();
      TwoLevelNormal model = fit.weighted(groups, weights, TOLERANCE).model();
      List<GroupEffect> known = GroupEffect.of(groups, model);
      List<double[]> effects = new ArrayList<>();
      for (int g = 0; g < known.size(); g++) {
        effects.add(known.get(g).draw(streams.get(g)));
      }
      return new Draw(model, effects);
    }
  }

  /** The random numbers of each school in an imputation. */
  private static List<CounterRandom.Stream> streams(
      CounterRandom random, int imputation, Set<Long> schools) {
    return schools.stream()
        .map(urn -> XxHash64.hash("school " + urn, 0))
        .map(school -> random.stream(imputation, school))
        .toList();
  }

  /** Means of the pupils of a school in a year, in an imputation. */
  double[] centre(int imputation, long urn, int stratum, int period) {
    double[] centre = models.get(imputation).means()[stratum][period].clone();
    Vectors.addMultiple(centre, 1, effects.get(urn)[imputation]);
    return centre;
  }
}
