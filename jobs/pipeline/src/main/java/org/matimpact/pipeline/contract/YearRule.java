package org.matimpact.pipeline.contract;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the academic year of a measure comes from: the calendar year in which it ends. */
public sealed interface YearRule {

  /** Month in which an academic year begins. */
  int SEPTEMBER = 9;

  /** The same year for every row. */
  record Constant(int year) implements YearRule {}

  /**
   * A field of the row: a year, or a date whose academic year counts.
   *
   * @param column name of the field
   * @param add years to add, 1 when the file names the year in which an academic year starts
   */
  record FromColumn(String column, int add) implements YearRule {}

  /**
   * The first group of a pattern found in headers of the file, with two digits or four.
   *
   * @param add years to add, 1 for an autumn census
   */
  record FromHeader(Pattern pattern, int add) implements YearRule {}

  /** The first group of a pattern found in the file's name or the directories above it. */
  record FromPath(Pattern pattern) implements YearRule {}

  /** This rule with the name of the file put in; empty when the name has no year in it. */
  default Optional<YearRule> at(String path) {
    if (this instanceof FromPath fromPath) {
      Matcher matcher = fromPath.pattern().matcher(path.replace('\\', '/'));
      return matcher.find()
          ? Optional.of(new Constant(Integer.parseInt(matcher.group(1))))
          : Optional.empty();
    }
    return Optional.of(this);
  }

  /** Years to add to the year in a header of a census. */
  default int termsBefore() {
    return this instanceof FromHeader header ? header.add() : 0;
  }

  /** The year of a row; empty when the row has none. */
  default OptionalInt year(Map<String, Object> values) {
    if (this instanceof Constant constant) {
      return OptionalInt.of(constant.year());
    }
    if (this instanceof FromColumn column) {
      return yearIn(values.get(column.column()), column.add());
    }
    if (this instanceof FromHeader) {
      return yearIn(values.get(SourceContract.YEAR), 0);
    }
    return OptionalInt.empty();
  }

  private static OptionalInt yearIn(Object value, int add) {
    if (value instanceof Long year) {
      return OptionalInt.of(Math.toIntExact(year) + add);
    }
    if (value instanceof LocalDate date) {
      return OptionalInt.of(date.getYear() + (date.getMonthValue() >= SEPTEMBER ? 1 : 0) + add);
    }
    return OptionalInt.empty();
  }
}
