package org.matimpact.pipeline.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The layouts of a file by the year of the row; one for all when the year makes no difference. */
final class ColumnLayouts {

  private final SourceContract contract;
  private final Header header;
  private final Optional<YearRule> year;
  private final ColumnLayout anyYear;
  private final int yearField;
  private final Map<Integer, ColumnLayout> byYear = new HashMap<>();

  /**
   * The layouts of a file.
   *
   * @param year the contract's year, as far as the file tells it
   */
  ColumnLayouts(SourceContract contract, Header header, Optional<YearRule> year, Names names) {
    this.contract = contract;
    this.header = header;
    this.year = year;
    boolean ofFile = year.filter(YearRule.Constant.class::isInstance).isPresent();
    this.anyYear =
        ofFile && contract.isDated()
            ? ColumnLayout.of(contract, header, contract.rowYear(ofFile(year.orElseThrow())))
            : ColumnLayout.ofAnyYear(contract, header);
    this.yearField = ofFile || !contract.isDated() ? -1 : names.position(yearColumn());
  }

  /** Field that tells the year of a row; -1 when every row has one layout. */
  int yearField() {
    return yearField;
  }

  /** The layout of rows whose year is not known, and of all rows of a file that has one year. */
  ColumnLayout ofAnyYear() {
    return anyYear;
  }

  ColumnLayout of(OptionalInt ends) {
    return ends.isEmpty()
        ? anyYear
        : byYear.computeIfAbsent(
            ends.getAsInt(), y -> ColumnLayout.of(contract, header, contract.rowYear(y)));
  }

  /** The year that the value of the field means. */
  OptionalInt year(Object value) {
    YearRule rule = year.orElse(new YearRule.FromColumn(SourceContract.YEAR, 0));
    return rule.year(Map.of(yearColumn(), value));
  }

  private String yearColumn() {
    return year.isPresent() && year.get() instanceof YearRule.FromColumn column
        ? column.column()
        : SourceContract.YEAR;
  }

  private static int ofFile(YearRule rule) {
    return rule.year(Map.of()).orElseThrow();
  }
}
