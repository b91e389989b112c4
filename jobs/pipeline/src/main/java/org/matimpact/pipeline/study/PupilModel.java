package org.matimpact.pipeline.study;

import java.util.stream.IntStream;
import org.matimpact.statistics.multilevel.MultilevelFit;
import org.matimpact.statistics.multilevel.SchoolYears;

/**
 * The mixed model of an outcome of pupils in some years of a matched contrast, and its empty model:
 * all that does not depend on what counts once.
 *
 * @param data school-years of the fit
 * @param fit unweighted, by REML
 * @param scale from the empty model
 * @param levels number of columns of treatment times levels, which come last
 */
record PupilModel(SchoolYears data, MultilevelFit fit, PupilScale scale, int levels) {

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
}
