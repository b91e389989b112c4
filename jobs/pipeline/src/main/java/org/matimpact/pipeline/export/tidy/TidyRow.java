package org.matimpact.pipeline.export.tidy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matimpact.pipeline.export.ExportException;
import org.matimpact.pipeline.export.Symbol;
import org.matimpact.pipeline.lake.EditionTable.Line;

/** Turns a row of a published table into texts of a tidy file, cell by cell. */
final class TidyRow {

  private static final Pattern YEARS = Pattern.compile("(?:(\\d{4})-)?(\\d{4})");

  private final Line line;
  private final Symbol missing;
  private final List<String> cells = new ArrayList<>();

  /** Begins with time and place: the last of the years that the row pools, England. */
  TidyRow(Line line, Symbol missing) {
    this.line = line;
    this.missing = missing;
    int last = Integer.parseInt(matched().group(2));
    cells.addAll(List.of(period(last), "Academic year", "National", "E92000001", "England"));
  }

  TidyRow level(String level) {
    cells.add(level);
    return this;
  }

  /** The academic years that the row pools, as people write them. */
  TidyRow years() {
    Matcher years = matched();
    int last = Integer.parseInt(years.group(2));
    int first = years.group(1) == null ? last : Integer.parseInt(years.group(1));
    return level(first == last ? Words.year(last) : Words.years(first, last));
  }

  /** A number in plain decimals, or why there is none. */
  TidyRow number(String column) {
    return scaled(column, 0);
  }

  /** A share as a percentage, or why there is none. */
  TidyRow percentage(String column) {
    return scaled(column, 2);
  }

  /** A text, or why there is none. */
  TidyRow text(String text) {
    cells.add(text.isEmpty() ? missing.letter() : text);
    return this;
  }

  List<String> cells() {
    return List.copyOf(cells);
  }

  private TidyRow scaled(String column, int powerOfTen) {
    Optional<BigDecimal> value =
        line.value(column).map(number -> new BigDecimal(number.toString()));
    cells.add(
        value
            .map(number -> number.scaleByPowerOfTen(powerOfTen).toPlainString())
            .orElse(missing.letter()));
    return this;
  }

  private Matcher matched() {
    Matcher years = YEARS.matcher(line.text("outcome_years"));
    if (!years.matches()) {
      throw new ExportException(
          "outcome_years is '%s', which is no year and no span of years such as 2017-2019"
              .formatted(line.text("outcome_years")));
    }
    return years;
  }

  /** The academic year that ends then, as 201819. */
  private static String period(int ends) {
    return "%04d%02d".formatted(ends - 1, ends % 100);
  }
}
