package org.matimpact.statistics.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.matimpact.statistics.mixed.RandomTerm.GroupEffect;
import org.matimpact.statistics.mixed.RandomTerm.GroupIntercept;
import org.matimpact.statistics.mixed.RandomTerm.SchoolSlope;
import org.matimpact.statistics.mixed.RandomTerm.SchoolYearIntercept;
import org.matimpact.statistics.multilevel.PupilRows;
import org.matimpact.statistics.multilevel.SchoolYears;

/**
 * Made-up pupils of two years in schools in trusts, crossed with authorities; some treated schools
 * are so in the second year only.
 */
final class RandomTrusts {

  static final int SCHOOLS = 14;
  static final int TREATMENT = 1;
  static final int X = 3;

  final int[] trusts = new int[SCHOOLS];
  final int[] authorities = new int[SCHOOLS];
  final int[] school;
  final int[] year;
  final double[][] between;
  final double[][] pupil;
  final double[] outcome;

  RandomTrusts(long seed) {
    Random random = new Random(seed);
    List<double[]> rows = new ArrayList<>();
    for (int j = 0; j < SCHOOLS; j++) {
      trusts[j] = 7 - 3 * (j % 4);
      authorities[j] = random.nextInt(3);
      double z = random.nextGaussian();
      double u = random.nextGaussian() / 2;
      int joins = random.nextInt(3);
      for (int t = 0; t < 2; t++) {
        for (int i = 0, n = 1 + random.nextInt(5); i < n; i++) {
          double x = 2 + random.nextGaussian();
          double y = 1 + z / 4 + x / 2 + u + random.nextGaussian();
          rows.add(new double[] {j, t, 1, t >= joins ? 1 : 0, z, x, random.nextInt(2), y});
        }
      }
    }
    double[][] columns = new double[8][rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      for (int k = 0; k < columns.length; k++) {
        columns[k][i] = rows.get(i)[k];
      }
    }
    school = integers(columns[0]);
    year = integers(columns[1]);
    between = new double[][] {columns[2], columns[3], columns[4]};
    pupil = new double[][] {columns[5], columns[6]};
    outcome = columns[7];
  }

  private static int[] integers(double[] column) {
    return Arrays.stream(column).mapToInt(value -> (int) value).toArray();
  }

  SchoolYears data() {
    return PupilRows.group(school, year, between, pupil, outcome);
  }

  /** Authorities, a slope by school, school-years and trust effects. */
  List<RandomTerm> terms() {
    return List.of(
        new GroupIntercept("la", authorities),
        new SchoolSlope(X),
        new SchoolYearIntercept(),
        new GroupEffect("trust", trusts, TREATMENT));
  }
}
