package org.matimpact.pipeline.study;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;

/**
 * The school-years of a fit, in ascending URN and year.
 *
 * @param schools position of each row's school among the matched schools
 * @param years outcome year of each row
 * @param weights weight of each row, of mean 1 within each arm
 * @param pupils pupils behind each row; NaN where unknown
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a table; compared by content nowhere
record FittedSchoolYears(int[] schools, int[] years, double[] weights, double[] pupils) {

  static FittedSchoolYears of(List<MatchedSchool> matched, EffectRequest request) {
    Set<Long> broken = request.wholeSets() ? brokenSets(matched, request) : Set.of();
    int most = matched.size() * request.years().size();
    int[] schools = new int[most];
    int[] years = new int[most];
    int rows = 0;
    for (int school = 0; school < matched.size(); school++) {
      for (int year : request.years()) {
        if (usable(matched.get(school), year, request)
            && !broken.contains(matched.get(school).matchedSet())) {
          schools[rows] = school;
          years[rows++] = year;
        }
      }
    }
    return of(matched, Arrays.copyOf(schools, rows), Arrays.copyOf(years, rows), request);
  }

  private static FittedSchoolYears of(
      List<MatchedSchool> matched, int[] schools, int[] years, EffectRequest request) {
    int n = years.length;
    double[] pupils = new double[n];
    double[] weights = new double[n];
    boolean byPupil = request.estimandAverage() == EstimandAverage.PUPIL;
    for (int i = 0; i < n; i++) {
      MatchedSchool school = matched.get(schools[i]);
      pupils[i] = request.outcome().pupils(school.row(), years[i]);
      weights[i] = school.weight() * (byPupil ? pupils[i] : 1);
    }
    scaleToMeanOneByArm(matched, schools, weights);
    return new FittedSchoolYears(schools, years, weights, pupils);
  }

  private static boolean usable(MatchedSchool school, int year, EffectRequest request) {
    Outcome outcome = request.outcome();
    boolean weighted =
        request.estimandAverage() != EstimandAverage.PUPIL
            || outcome.pupils(school.row(), year) > 0;
    return outcome.present(school.row(), year) && weighted;
  }

  /** Sets with a member that lacks the year; a school in no single set breaks none. */
  private static Set<Long> brokenSets(List<MatchedSchool> matched, EffectRequest request) {
    int year = request.years().get(0);
    Set<Long> broken = new HashSet<>();
    for (MatchedSchool school : matched) {
      if (school.matchedSet() != StudySchool.NO_SET && !usable(school, year, request)) {
        broken.add(school.matchedSet());
      }
    }
    return broken;
  }

  /** Weights keep their proportions within an arm when schools lack a year. */
  private static void scaleToMeanOneByArm(
      List<MatchedSchool> matched, int[] schools, double[] weights) {
    double[] sum = new double[2];
    int[] count = new int[2];
    for (int i = 0; i < weights.length; i++) {
      int arm = matched.get(schools[i]).treated() ? 1 : 0;
      sum[arm] += weights[i];
      count[arm]++;
    }
    for (int i = 0; i < weights.length; i++) {
      int arm = matched.get(schools[i]).treated() ? 1 : 0;
      weights[i] *= count[arm] / sum[arm];
    }
  }

  /** The school-years that have pupils of a level of a subgroup, with the number of those alone. */
  FittedSchoolYears of(Subgroup level, List<MatchedSchool> matched, PupilPanel panel) {
    int[] columns = panel.columns(level);
    double[] members = new double[size()];
    for (int i = 0; i < members.length; i++) {
      members[i] = panel.pupils(matched.get(schools[i]).row(), years[i], level.level(), columns);
    }
    int[] kept = IntStream.range(0, size()).filter(i -> members[i] > 0).toArray();
    return new FittedSchoolYears(
        IntStream.of(kept).map(i -> schools[i]).toArray(),
        IntStream.of(kept).map(i -> years[i]).toArray(),
        IntStream.of(kept).mapToDouble(i -> weights[i]).toArray(),
        IntStream.of(kept).mapToDouble(i -> members[i]).toArray());
  }

  int size() {
    return years.length;
  }
}
