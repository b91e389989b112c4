package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.List;
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

/**
 * The mixed model of an outcome of pupils in some years of a matched contrast, and its empty model:
 * all that does not depend on what counts once.
 *
 * @param data school-years of the fit
 * @param fit unweighted, by REML
 * @param scale from the empty model
 * @param levels number of columns of treatment times levels, which come last
 */
record PupilModel(
    SchoolYears data, MultilevelModel model, MultilevelFit fit, PupilScale scale, int levels) {

  /**
   * Fits both models; a single year has no effects of school-year.
   *
   * @throws org.matimpact.statistics.multilevel.NotEstimableException if the data do not determine
   *     them
   */
  static PupilModel of(MatchedSample sample, FittedSchoolYears data, EffectRequest request) {
    List<Integer> years = request.years();
    RandomEffects effects = years.size() > 1 ? RandomEffects.SCHOOL_AND_YEAR : RandomEffects.SCHOOL;
    SchoolYears groups = groups(sample, data, request);
    MultilevelModel model = MultilevelModel.of(groups, effects);
    MultilevelFit fit = model.fit(Likelihood.REML);
    return new PupilModel(
        groups, model, fit, scale(groups, years.size(), fit), request.subgroup().columns().size());
  }

  /**
   * The effect on a subgroup, one number per column of the design; the columns of treatment times
   * levels come last.
   */
  double[] contrast(Subgroup subgroup) {
    double[] combination = subgroup.combination();
    double[] contrast = new double[data.columns()];
    System.arraycopy(combination, 1, contrast, data.columns() - levels, levels);
    contrast[MatchedSample.TREATED] = combination[0];
    return contrast;
  }

  /** Some columns, and those of treatment times levels. */
  int[] withLevels(int... some) {
    return IntStream.concat(
            IntStream.of(some), IntStream.range(data.columns() - levels, data.columns()))
        .toArray();
  }

  /** A combination of treatment and one further column of schools. */
  double[] contrast(double treated, int column, double further) {
    double[] contrast = new double[data.columns()];
    contrast[MatchedSample.TREATED] = treated;
    contrast[column] = further;
    return contrast;
  }

  private static SchoolYears groups(
      MatchedSample sample, FittedSchoolYears data, EffectRequest request) {
    PupilPanel panel = (PupilPanel) request.outcome();
    int[] levels = panel.columns(request.subgroup());
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
          TreatedColumns.add(
              panel.schoolYear(row, data.years()[i], school, between),
              levels,
              between[MatchedSample.TREATED]));
    }
    return SchoolYears.of(sample.schools().size(), groups);
  }

  /** The empty model has the intercept and the years, which come last. */
  private static PupilScale scale(SchoolYears groups, int years, MultilevelFit fit) {
    int columns = groups.betweenColumns();
    int[] kept =
        IntStream.concat(IntStream.of(0), IntStream.range(columns - years + 1, columns)).toArray();
    MultilevelFit empty =
        MultilevelModel.of(groups.select(kept, new int[0]), fit.effects()).fit(Likelihood.REML);
    VarianceComponents variances = empty.variances();
    return new PupilScale(
        StrictMath.sqrt(variances.total()),
        EffectSize.totalDegreesOfFreedom(
            (double) empty.pupils(), empty.schools(), variances.schoolYearCorrelation()),
        variances.intraclassCorrelation(),
        fit.isSingular());
  }
}
