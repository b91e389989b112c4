package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.statistics.multilevel.Likelihood;
import org.matimpact.statistics.multilevel.MultilevelFit;
import org.matimpact.statistics.multilevel.MultilevelModel;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.multilevel.RandomEffects;
import org.matimpact.statistics.multilevel.SchoolYear;
import org.matimpact.statistics.multilevel.SchoolYears;

/**
 * Results of the schools of a phase over some years, each pupil counting once, by position.
 *
 * <p>Adjusted for pupils: what is left of the school's mean after the model {@code lmer(y ~ year +
 * columns + (1|school) + (1|school:year))} of all schools of the phase, y - X b. The school effect
 * is not in b, so none of a school's own result is taken off, and nothing is shrunken.
 *
 * @param pupils 0 for a school without a result
 * @param raw mean of the outcome; NaN without a result
 * @param adjusted NaN without a result, and everywhere where there is no model
 * @param sd SD of pupils given the columns, from the model; NaN where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a table; compared by content nowhere
public record SchoolResults(double[] pupils, double[] raw, double[] adjusted, double sd) {

  /**
   * Results of an outcome of schools, of those whose pupils are known; it is adjusted for nothing.
   */
  public static SchoolResults of(OutcomePanel panel, List<Integer> years, double sd) {
    int schools = panel.values().length;
    double[] pupils = new double[schools];
    double[] raw = new double[schools];
    for (int school = 0; school < schools; school++) {
      for (int year : years) {
        if (panel.present(school, year) && panel.pupils(school, year) > 0) {
          pupils[school] += panel.pupils(school, year);
          raw[school] += panel.pupils(school, year) * panel.value(school, year);
        }
      }
    }
    double[] none = new double[schools];
    Arrays.fill(none, Double.NaN);
    return new SchoolResults(pupils, over(raw, pupils), none, sd);
  }

  /**
   * Results of an outcome of pupils.
   *
   * @param columns pupil columns that the model has
   */
  public static SchoolResults of(PupilPanel panel, List<Integer> years, List<String> columns) {
    int schools = panel.moments().length / panel.width() / panel.years().size();
    double[] pupils = new double[schools];
    double[] raw = new double[schools];
    double[] adjusted = new double[schools];
    double sd = Double.NaN;
    List<SchoolYear> groups = groups(panel, years, schools, columns);
    for (SchoolYear group : groups) {
      pupils[group.school()] += group.pupils();
      raw[group.school()] += group.pupils() * outcome(group);
    }
    try {
      MultilevelFit fit = fit(groups, schools, years.size());
      groups.forEach(g -> adjusted[g.school()] += g.pupils() * (outcome(g) - expected(fit, g)));
      sd = StrictMath.sqrt(fit.variances().total());
    } catch (NotEstimableException e) {
      Arrays.fill(adjusted, Double.NaN);
    }
    return new SchoolResults(pupils, over(raw, pupils), over(adjusted, pupils), sd);
  }

  private static List<SchoolYear> groups(
      PupilPanel panel, List<Integer> years, int schools, List<String> columns) {
    int[] kept = columns.stream().mapToInt(panel.names()::indexOf).toArray();
    List<SchoolYear> groups = new ArrayList<>();
    for (int school = 0; school < schools; school++) {
      for (int y = 0; y < years.size(); y++) {
        if (panel.present(school, years.get(y))) {
          double[] between = new double[years.size()];
          between[0] = 1;
          between[y] = 1;
          groups.add(panel.schoolYear(school, years.get(y), school, between));
        }
      }
    }
    return groups.isEmpty()
        ? groups
        : SchoolYears.of(schools, groups)
            .select(IntStream.range(0, years.size()).toArray(), kept)
            .groups();
  }

  private static MultilevelFit fit(List<SchoolYear> groups, int schools, int years) {
    RandomEffects effects = years > 1 ? RandomEffects.SCHOOL_AND_YEAR : RandomEffects.SCHOOL;
    return MultilevelModel.of(SchoolYears.of(schools, groups), effects).fit(Likelihood.REML);
  }

  /** Mean of the outcome. */
  static double outcome(SchoolYear group) {
    return group.means()[group.means().length - 1];
  }

  /** X b; columns that depend on others add nothing to what the others say. */
  static double expected(MultilevelFit fit, SchoolYear group) {
    int between = group.between().length;
    int[] dropped = fit.dropped();
    double expected = 0;
    for (int k = 0; k < between + group.means().length - 1; k++) {
      if (Arrays.binarySearch(dropped, k) < 0) {
        double x = k < between ? group.between()[k] : group.means()[k - between];
        expected += fit.coefficient(k) * x;
      }
    }
    return expected;
  }

  private static double[] over(double[] sums, double[] pupils) {
    return IntStream.range(0, sums.length).mapToDouble(i -> sums[i] / pupils[i]).toArray();
  }

  /** The mean over some schools, each pupil counting once; NaN without a pupil. */
  public Mean mean(int[] schools) {
    double n = 0;
    double rawSum = 0;
    double adjustedSum = 0;
    int counted = 0;
    for (int school : schools) {
      if (pupils[school] > 0) {
        counted++;
        n += pupils[school];
        rawSum += pupils[school] * raw[school];
        adjustedSum += pupils[school] * adjusted[school];
      }
    }
    return new Mean(counted, n, rawSum / n, adjustedSum / n);
  }

  /**
   * Pupil-weighted results of some schools.
   *
   * @param schools those with a result
   */
  public record Mean(int schools, double pupils, double raw, double adjusted) {}
}
