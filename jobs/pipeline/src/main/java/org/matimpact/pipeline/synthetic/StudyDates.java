package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;
import java.util.List;

/** The dates that the made-up England is drawn for: results of 2017 to 2019. */
final class StudyDates {
  /** First day of the outcome window: the school year whose results are those of 2017. */
  static final LocalDate START = LocalDate.of(2016, 9, 1);

  /** Day on which the size of a trust is counted, and on which the register files are taken. */
  static final LocalDate END = LocalDate.of(2019, 6, 1);

  /** Years of results, each by the calendar year in which the school year ends. */
  static final List<Integer> RESULT_YEARS = List.of(2017, 2018, 2019);

  /** Years with a school census: two baseline years, then the years of results. */
  static final List<Integer> CENSUS_YEARS = List.of(2015, 2016, 2017, 2018, 2019);

  private StudyDates() {}

  /** First day of a school year. */
  static LocalDate yearBegins(int year) {
    return LocalDate.of(year - 1, 9, 1);
  }

  /** Day by which the tests of a school year are over: half way through May. */
  static LocalDate testsOver(int year) {
    return LocalDate.of(year, 5, 15);
  }

  /** Day of the spring school census: the third Thursday of January, give or take. */
  static LocalDate censusDay(int year) {
    return LocalDate.of(year, 1, 18);
  }

  /** The year as file names have it: 2019 is {@code 2018-2019}. */
  static String span(int year) {
    return (year - 1) + "-" + year;
  }
}
