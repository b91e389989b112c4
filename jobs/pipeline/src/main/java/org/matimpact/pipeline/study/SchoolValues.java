package org.matimpact.pipeline.study;

import java.util.stream.IntStream;

/**
 * One number a matched school from one a school-year: the mean over its years, each year by its
 * pupils where they are known.
 *
 * @param pupils of all years; a year of unknown pupils counts as 1; 0 for a school without a row
 * @param means NaN for a school without a row
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a fit; compared by content nowhere
record SchoolValues(double[] pupils, double[] means) {

  /**
   * Takes the means.
   *
   * @param byRow a number a row of the fit
   */
  static SchoolValues of(MatchedSample sample, FittedSchoolYears data, double[] byRow) {
    double[] pupils = new double[sample.schools().size()];
    double[] sums = new double[pupils.length];
    for (int i = 0; i < data.size(); i++) {
      double known = data.pupils()[i] > 0 ? data.pupils()[i] : 1;
      pupils[data.schools()[i]] += known;
      sums[data.schools()[i]] += known * byRow[i];
    }
    double[] means =
        IntStream.range(0, sums.length)
            .mapToDouble(school -> sums[school] / pupils[school])
            .toArray();
    return new SchoolValues(pupils, means);
  }
}
