package org.matimpact.pipeline.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Makes the rows of tables from the rows of a file: its own table, and one row for each measure.
 */
final class TableRowBuilder {

  private static final Names MEASURE =
      new Names(List.of("urn", "phase", "year", "measure", "value"));

  private final SourceContract contract;
  private final Optional<String> table;
  private final List<SourceField> measures;
  private final List<String> columns;
  private final Names names;

  TableRowBuilder(SourceContract contract, TableColumns tables) {
    this.contract = contract;
    this.table = contract.table().filter(t -> !t.equals(TableColumns.SCHOOL_YEAR));
    this.measures = contract.fields().stream().filter(f -> f.measure().isPresent()).toList();
    Set<String> known = table.map(tables::of).orElse(Set.of());
    this.columns =
        contract.fields().stream()
            .filter(f -> f.measure().isEmpty() && known.contains(f.name()))
            .map(SourceField::name)
            .toList();
    this.names = new Names(columns);
  }

  /** Columns of the table that the contract supplies; none for the long table of measures. */
  List<String> columns() {
    return columns;
  }

  /** Adds the rows of a file to those of their tables. */
  void build(FileLedger ledger, Map<String, List<TableRow>> rows) {
    Map<String, YearRule> years = years(contract, measures, ledger.file());
    for (Candidate row : ledger.rows()) {
      table.ifPresent(t -> rowsOf(t, rows).add(row(ledger, row)));
      if (!measures.isEmpty()) {
        addMeasures(ledger, row, years, rowsOf(TableColumns.SCHOOL_YEAR, rows));
      }
    }
  }

  private static List<TableRow> rowsOf(String table, Map<String, List<TableRow>> rows) {
    return rows.computeIfAbsent(table, t -> new ArrayList<>());
  }

  private TableRow row(FileLedger ledger, Candidate row) {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.values().get(columns.get(i));
    }
    return new TableRow(ledger.source(), ledger.file(), row.line(), new NamedValues(names, values));
  }

  private static Map<String, YearRule> years(
      SourceContract contract, List<SourceField> measures, String file) {
    Map<String, YearRule> years = new HashMap<>();
    for (SourceField field : measures) {
      YearRule rule = field.year().or(contract::year).orElseThrow();
      years.put(field.name(), rule.at(file).orElseThrow());
    }
    return years;
  }

  private void addMeasures(
      FileLedger ledger, Candidate row, Map<String, YearRule> years, List<TableRow> rows) {
    for (String phase : phases(row)) {
      for (SourceField field : measures) {
        Object value = row.values().get(field.name());
        OptionalInt year = years.get(field.name()).year(row.values());
        if (value instanceof Number number && year.isPresent()) {
          rows.add(measure(ledger, row, phase, year.getAsInt(), field, number.doubleValue()));
        }
      }
    }
  }

  private static TableRow measure(
      FileLedger ledger, Candidate row, String phase, long year, SourceField field, double value) {
    String measure = field.measure().orElseThrow();
    Object[] values = {row.values().get("urn"), phase, year, measure, value};
    return new TableRow(
        ledger.source(), ledger.file(), row.line(), new NamedValues(MEASURE, values));
  }

  /** The phases under which a row's measures stand; none when the row has no phase. */
  private List<String> phases(Candidate row) {
    Object phase = row.values().get(SourceContract.PHASE);
    if (phase instanceof List<?> several) {
      return several.stream().map(String::valueOf).toList();
    }
    return phase == null ? contract.phase().stream().toList() : List.of(String.valueOf(phase));
  }
}
