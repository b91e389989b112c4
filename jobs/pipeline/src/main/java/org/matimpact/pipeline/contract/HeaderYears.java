package org.matimpact.pipeline.contract;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;

/** The year that the headers of a termly census say. */
final class HeaderYears {

  private static final int CENTURY = 2000;

  private HeaderYears() {}

  /** The year of most headers, the latest of several; empty when no header says one. */
  static Optional<YearRule> of(YearRule.FromHeader rule, List<String> headers) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (String header : headers) {
      year(rule, header).ifPresent(year -> counts.merge(year, 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .reduce((a, b) -> b.getValue() >= a.getValue() ? b : a)
        .map(most -> new YearRule.Constant(most.getKey()));
  }

  /** Years in which the file has a column of every required field: one, or it holds several. */
  static NavigableSet<Integer> complete(
      SourceContract contract, YearRule.FromHeader rule, Header header) {
    NavigableSet<Integer> years = new TreeSet<>();
    header.named().forEach(name -> year(rule, name).ifPresent(years::add));
    years.removeIf(
        year ->
            contract.fields().stream()
                .filter(SourceField::isRequired)
                .anyMatch(f -> header.columns(f, new RowYear(year, year - rule.add())).isEmpty()));
    return years;
  }

  private static Optional<Integer> year(YearRule.FromHeader rule, String header) {
    Matcher matcher = rule.pattern().matcher(header.strip());
    if (!matcher.find()) {
      return Optional.empty();
    }
    String digits = matcher.group(1);
    int year = Integer.parseInt(digits) + (digits.length() <= 2 ? CENTURY : 0);
    return Optional.of(year + rule.add());
  }
}
