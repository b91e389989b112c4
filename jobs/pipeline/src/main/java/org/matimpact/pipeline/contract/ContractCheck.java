package org.matimpact.pipeline.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks a contract as a whole: its names lead somewhere, and no two fields fight for a name. */
final class ContractCheck {

  private static final Set<String> PHASES = Set.of("primary", "secondary");

  private final SourceContract contract;
  private final JsonView json;
  private final TableColumns tables;
  private final Set<String> names = new LinkedHashSet<>();

  private ContractCheck(SourceContract contract, JsonView json, TableColumns tables) {
    this.contract = contract;
    this.json = json;
    this.tables = tables;
    contract.fields().forEach(f -> names.add(f.name()));
  }

  static void run(SourceContract contract, JsonView json, TableColumns tables) {
    if (json.at("schema").at("fields").isAbsent()) {
      json.at("schema").at("fields").problem("missing");
      return;
    }
    new ContractCheck(contract, json, tables).run();
  }

  private void run() {
    checkTable();
    checkDuplicates();
    checkUses();
    checkMeasures();
    PupilCheck.run(contract, json);
  }

  private void checkTable() {
    contract.table().filter(t -> !tables.tables().contains(t)).ifPresent(this::unknownTable);
  }

  private void unknownTable(String table) {
    json.at("x-table")
        .problem(
            "'%s' is no table; nearest are %s"
                .formatted(table, NearestHeaders.quoted(table, tables.tables())));
  }

  private void checkDuplicates() {
    Set<String> seen = new LinkedHashSet<>();
    List<JsonView> fields = json.at("schema").items("fields");
    for (int i = 0; i < contract.fields().size(); i++) {
      SourceField field = contract.fields().get(i);
      if (!seen.add(field.name())) {
        fields.get(i).at("name").problem("'%s' names two fields".formatted(field.name()));
      }
      checkAliases(field, fields.get(i));
    }
  }

  /** The same header twice in one field is a slip; two fields may read one header. */
  private static void checkAliases(SourceField field, JsonView json) {
    Map<String, String> seen = new HashMap<>();
    for (String alias : field.aliases().texts()) {
      Optional.ofNullable(seen.put(HeaderText.clean(alias), alias))
          .ifPresent(
              other ->
                  json.at("x-aliases")
                      .problem("'%s' and '%s' are the same header".formatted(other, alias)));
    }
  }

  private void checkUses() {
    if (contract.year().isPresent() && names.contains(SourceContract.YEAR)) {
      json.problem("a field cannot be called 'year' beside x-year, which gives the row its year");
    }
    Set<String> used = new LinkedHashSet<>(used());
    for (String name : used) {
      boolean year = name.equals(SourceContract.YEAR) && contract.year().isPresent();
      if (!names.contains(name) && !year) {
        json.problem(
            "'%s' is used as a field but is none; nearest are %s"
                .formatted(name, NearestHeaders.quoted(name, names)));
      }
    }
    used.add(SourceContract.PHASE);
    if (contract.holdsPupils()) {
      used.addAll(PupilCheck.HELPERS);
    }
    contract.table().filter(tables.tables()::contains).ifPresent(t -> checkColumns(t, used));
  }

  private List<String> used() {
    List<String> used = new ArrayList<>(contract.keep().keySet());
    used.addAll(contract.primaryKey());
    used.addAll(contract.uniqueKeys());
    contract.foreignKeys().forEach(k -> used.addAll(k.fields()));
    contract.year().ifPresent(y -> addColumn(y, used));
    contract.fields().forEach(f -> f.year().ifPresent(y -> addColumn(y, used)));
    return used;
  }

  private static void addColumn(YearRule rule, List<String> used) {
    if (rule instanceof YearRule.FromColumn column) {
      used.add(column.column());
    }
  }

  private void checkColumns(String table, Set<String> used) {
    Set<String> columns = tables.of(table);
    for (SourceField field : contract.fields()) {
      String name = field.name();
      if (field.measure().isEmpty() && !columns.contains(name) && !used.contains(name)) {
        json.problem(
            "field '%s' is no column of table %s, no measure and no key; nearest columns are %s"
                .formatted(name, table, NearestHeaders.quoted(name, columns)));
      }
      tables.type(table, name).ifPresent(type -> checkType(field, table, type));
    }
    if (!table.equals(TableColumns.SCHOOL_YEAR)) {
      tables.required(table).stream()
          .filter(column -> !contract.holdsPupils() || PupilCheck.isNeeded(contract, column))
          .forEach(column -> checkRequired(table, column));
    }
  }

  /** A field with a lookup has the type of the key it reads; the value has its own. */
  private void checkType(SourceField field, String table, String type) {
    String name = field.type().schemaName();
    if (field.measure().isEmpty() && field.lookup().isEmpty() && !name.equals(type)) {
      json.problem(
          "field '%s' is of type %s, column %s of table %s of type %s"
              .formatted(field.name(), name, field.name(), table, type));
    }
  }

  private void checkRequired(String table, String column) {
    if (contract.fields().stream().noneMatch(f -> f.name().equals(column) && f.isRequired())) {
      json.problem(
          "table %s needs a value of %s in every row, so a field '%s' must be required"
              .formatted(table, column, column));
    }
  }

  private void checkMeasures() {
    contract
        .phase()
        .filter(p -> !PHASES.contains(p))
        .ifPresent(p -> json.at("x-phase").problem("'%s' is none of %s".formatted(p, PHASES)));
    List<SourceField> measures =
        contract.fields().stream().filter(f -> f.measure().isPresent()).toList();
    if (measures.isEmpty()) {
      contract
          .table()
          .filter(TableColumns.SCHOOL_YEAR::equals)
          .ifPresent(t -> json.problem("table school_year is made of fields with x-measure: none"));
      return;
    }
    if (!names.contains("urn")) {
      json.problem("measures need a field 'urn'");
    }
    if (contract.phase().isEmpty() && !names.contains(SourceContract.PHASE)) {
      json.problem("measures need x-phase or a field 'phase'");
    }
    for (SourceField field : measures) {
      if (field.year().filter(YearRule.FromPath.class::isInstance).isPresent()) {
        json.problem("x-year of '%s': a path belongs to the contract".formatted(field.name()));
      }
      if (field.year().isEmpty() && contract.year().isEmpty()) {
        json.problem("measure '%s' needs an x-year".formatted(field.name()));
      }
      if (field.type() != FieldType.NUMBER && field.type() != FieldType.INTEGER) {
        json.problem("measure '%s' must be a number or an integer".formatted(field.name()));
      }
    }
  }
}
