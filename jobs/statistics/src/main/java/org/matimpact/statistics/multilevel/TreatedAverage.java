package org.matimpact.statistics.multilevel;

import java.util.Locale;
import org.matimpact.statistics.effect.InteractedTreatment;
import org.matimpact.statistics.linear.Vectors;

/**
 * The contrast of an average effect over the treated pupils or schools of a multilevel model with
 * interactions.
 */
public final class TreatedAverage {

  private TreatedAverage() {}

  /**
   * Averages the interaction columns over treated school-years: within a school by pupils, between
   * schools by weights.
   *
   * @param treatment its columns in the design, between columns first; the treatment itself is a
   *     between column of 0 and 1
   * @param weights one per school, 0 or more: ones count each treated school once, numbers of
   *     pupils each pupil, one over the trust's number of schools each trust
   * @throws IllegalArgumentException if no school of positive weight is treated
   */
  public static double[] contrast(
      SchoolYears data, InteractedTreatment treatment, double[] weights) {
    SchoolYearChecks.checkWeights(weights, data.schools());
    if (treatment.columns() != data.columns() || treatment.treatment() >= data.betweenColumns()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid treatment: column %d of %d; the data have %d between columns, %d in all",
              treatment.treatment(),
              treatment.columns(),
              data.betweenColumns(),
              data.columns()));
    }
    double[][] moderators = new double[data.schools()][treatment.interactions().length];
    double[] pupils = new double[data.schools()];
    for (SchoolYear group : data.groups()) {
      if (group.between()[treatment.treatment()] != 0) {
        pupils[group.school()] += group.pupils();
        Vectors.addMultiple(
            moderators[group.school()], group.pupils(), values(group, treatment.interactions()));
      }
    }
    double[] treated = weights.clone();
    for (int school = 0; school < pupils.length; school++) {
      if (pupils[school] > 0) {
        Vectors.scale(moderators[school], 1 / pupils[school]);
      } else {
        treated[school] = 0;
      }
    }
    return treatment.average(moderators, treated);
  }

  private static double[] values(SchoolYear group, int[] columns) {
    int between = group.between().length;
    double[] values = new double[columns.length];
    for (int k = 0; k < values.length; k++) {
      int column = columns[k];
      values[k] = column < between ? group.between()[column] : group.means()[column - between];
    }
    return values;
  }
}
