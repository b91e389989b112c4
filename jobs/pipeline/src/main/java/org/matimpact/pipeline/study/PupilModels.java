package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.matimpact.statistics.effect.EffectSize;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.multilevel.Likelihood;
import org.matimpact.statistics.multilevel.MultilevelFit;
import org.matimpact.statistics.multilevel.MultilevelModel;
import org.matimpact.statistics.multilevel.RandomEffects;
import org.matimpact.statistics.multilevel.SchoolYear;
import org.matimpact.statistics.multilevel.SchoolYears;
import org.matimpact.statistics.multilevel.VarianceComponents;
import org.matimpact.statistics.multilevel.VarianceRatios;

/**
 * Fits the mixed models of pupils of one contrast. Models of the same outcome and years differ in a
 * few columns: they search for variance ratios where the first of them found its own, and those of
 * the same pupils have one empty model.
 */
final class PupilModels {

  private final MatchedSample sample;
  private final Map<Series, VarianceRatios> ratios = new HashMap<>();
  private final Map<Pupils, MultilevelFit> emptyModels = new HashMap<>();

  private record Series(String outcome, List<Integer> years) {}

  private record Pupils(PupilPanel panel, List<Integer> years) {}

  PupilModels(MatchedSample sample) {
    this.sample = sample;
  }

  /**
   * Fits the model of a request and its empty model; a single year has no effects of school-year.
   *
   * @throws org.matimpact.statistics.multilevel.NotEstimableException if the data do not determine
   *     them
   */
  PupilModel fit(FittedSchoolYears data, EffectRequest request) {
    PupilPanel panel = (PupilPanel) request.outcome();
    List<Integer> years = request.years();
    RandomEffects effects = years.size() > 1 ? RandomEffects.SCHOOL_AND_YEAR : RandomEffects.SCHOOL;
    SchoolYears groups = groups(data, request);
    MultilevelModel model = MultilevelModel.of(groups, effects);
    Series series = new Series(panel.outcome(), years);
    MultilevelFit fit =
        ratios.containsKey(series)
            ? model.fit(Likelihood.REML, ratios.get(series))
            : model.fit(Likelihood.REML);
    ratios.putIfAbsent(series, fit.ratios());
    MultilevelFit empty =
        emptyModels.computeIfAbsent(
            new Pupils(panel, years), pupils -> empty(groups, years.size(), effects));
    return new PupilModel(
        groups, fit, scale(empty, fit.isSingular()), request.subgroup().columns().size());
  }

  private SchoolYears groups(FittedSchoolYears data, EffectRequest request) {
    PupilPanel panel = (PupilPanel) request.outcome();
    TreatedColumns treated =
        new TreatedColumns(panel.names().size(), panel.columns(request.subgroup()));
    ModelMatrix matrix = sample.matrix(data, request.years());
    List<SchoolYear> groups = new ArrayList<>(data.size());
    for (int i = 0; i < data.size(); i++) {
      double[] between = new double[matrix.columns()];
      for (int k = 0; k < between.length; k++) {
        between[k] = matrix.get(i, k);
      }
      int school = data.schools()[i];
      int row = sample.schools().get(school).row();
      groups.add(
          treated.add(
              panel.schoolYear(row, data.years()[i], school, between),
              between[MatchedSample.TREATED]));
    }
    return SchoolYears.of(sample.schools().size(), groups);
  }

  /** The empty model has the intercept and the years, which come last. */
  private static MultilevelFit empty(SchoolYears groups, int years, RandomEffects effects) {
    int columns = groups.betweenColumns();
    int[] kept =
        IntStream.concat(IntStream.of(0), IntStream.range(columns - years + 1, columns)).toArray();
    return MultilevelModel.of(groups.select(kept, new int[0]), effects).fit(Likelihood.REML);
  }

  private static PupilScale scale(MultilevelFit empty, boolean singular) {
    VarianceComponents variances = empty.variances();
    return new PupilScale(
        StrictMath.sqrt(variances.total()),
        EffectSize.totalDegreesOfFreedom(
            (double) empty.pupils(), empty.schools(), variances.schoolYearCorrelation()),
        variances.intraclassCorrelation(),
        singular);
  }
}
