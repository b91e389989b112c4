package org.matimpact.statistics.multilevel;

import java.util.Locale;

/** Refuses malformed school-years and weights, naming the group by its place. */
final class SchoolYearChecks {

  private SchoolYearChecks() {}

  static void check(int place, SchoolYear group, int schools, int between, int pupil) {
    require(group.school() >= 0 && group.school() < schools, place, "school", group.school());
    require(group.pupils() >= 1, place, "number of pupils", group.pupils());
    requireLength(place, "between columns", group.between().length, between);
    requireLength(place, "means", group.means().length, pupil + 1);
    requireLength(place, "products", group.within().length, (pupil + 1) * (pupil + 2) / 2);
    requireFinite(place, "between columns", group.between());
    requireFinite(place, "means", group.means());
    requireFinite(place, "products", group.within());
  }

  private static void require(boolean holds, int place, String what, int value) {
    if (!holds) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "Invalid %s of school-year %d: %d", what, place, value));
    }
  }

  private static void requireLength(int place, String what, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid school-year %d: %d %s (must be %d)",
              place,
              length,
              what,
              expected));
    }
  }

  /** The value stays out of the message. */
  private static void requireFinite(int place, String what, double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "Invalid school-year %d: %s must be finite numbers", place, what));
      }
    }
  }

  static void checkWeights(double[] weights, int schools) {
    if (weights.length != schools) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "Cannot use %d weights for %d schools", weights.length, schools));
    }
    for (int school = 0; school < schools; school++) {
      if (!(weights[school] >= 0 && weights[school] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Invalid weight of school %d: %s (must be >= 0 and finite)",
                school,
                weights[school]));
      }
    }
  }
}
