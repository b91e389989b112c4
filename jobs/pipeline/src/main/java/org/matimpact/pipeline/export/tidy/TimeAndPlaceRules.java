package org.matimpact.pipeline.export.tidy;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules for the columns of time and place: precheck_time_period_num, check_time_period,
 * check_time_period_six, precheck_time_id_mix, check_geog_level_completed,
 * check_geog_country_combos.
 */
record TimeAndPlaceRules(Grid data) {

  private static final Pattern ACADEMIC_YEAR = Pattern.compile("[0-9]{2}([0-9]{2})([0-9]{2})");

  void check(List<String> problems) {
    if (!all("time_identifier", "Academic year")) {
      problems.add(
          "time_identifier: kinds of year may not be mixed; results are of academic years");
    }
    for (String period : new HashSet<>(data.column("time_period"))) {
      if (!isAcademicYear(period)) {
        problems.add("time_period %s: six digits of consecutive years, 201819".formatted(period));
      }
    }
    if (!all("geographic_level", "National")
        || !all("country_code", "E92000001")
        || !all("country_name", "England")) {
      problems.add("every row is National, of country E92000001, England");
    }
  }

  private boolean all(String column, String text) {
    return data.column(column).stream().allMatch(text::equals);
  }

  private static boolean isAcademicYear(String period) {
    Matcher years = ACADEMIC_YEAR.matcher(period);
    return years.matches()
        && (Integer.parseInt(years.group(1)) + 1) % 100 == Integer.parseInt(years.group(2));
  }
}
