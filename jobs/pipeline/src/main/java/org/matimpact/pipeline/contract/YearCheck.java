package org.matimpact.pipeline.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Says what is wrong with the year of a file, as its name and its header tell it. */
final class YearCheck {

  private YearCheck() {}

  static List<Break> breaks(FileLayout file, SourceContract contract, Header header) {
    if (contract.year().isEmpty()) {
      return List.of();
    }
    Optional<YearRule> year = file.year(contract);
    if (year.isEmpty()) {
      return List.of(unknown(file.file(), contract));
    }
    List<Break> breaks = new ArrayList<>();
    if (contract.year().get() instanceof YearRule.FromHeader rule) {
      several(file.file(), HeaderYears.complete(contract, rule, header)).ifPresent(breaks::add);
    }
    OptionalInt ends = year.get().year(Map.of());
    if (breaks.isEmpty() && ends.isPresent()) {
      contract.fields().stream()
          .flatMap(f -> ofAnotherYear(f, header, contract.rowYear(ends.getAsInt())).stream())
          .map(
              b ->
                  new Break(
                      file.file(), 1, b.column(), problem(b), HeaderCheck.ANOTHER_YEAR_ADVICE))
          .forEach(breaks::add);
    }
    return breaks;
  }

  private static Optional<RowBreak> ofAnotherYear(SourceField field, Header header, RowYear year) {
    return header.columns(field, year).isEmpty()
        ? ColumnLayout.wrong(field, header, year)
        : Optional.empty();
  }

  private static String problem(RowBreak wrong) {
    return "column '%s' %s".formatted(wrong.column(), wrong.message());
  }

  private static Optional<Break> several(String file, Set<Integer> years) {
    return years.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Break(
                file,
                1,
                "",
                "its headers are those of several years: " + years,
                "Write a file for each year, because a row belongs to one"));
  }

  private static Break unknown(String file, SourceContract contract) {
    if (contract.year().orElseThrow() instanceof YearRule.FromHeader rule) {
      return new Break(
          file,
          1,
          "",
          "no header says the year (%s)".formatted(rule.pattern()),
          "Name the columns like the aliases of contract '%s'".formatted(contract.name()));
    }
    return Break.ofFile(
        file,
        "its name does not say the academic year (%s)".formatted(contract.year().orElseThrow()),
        "Name the file or its directory like the example of contract '%s'"
            .formatted(contract.name()));
  }
}
