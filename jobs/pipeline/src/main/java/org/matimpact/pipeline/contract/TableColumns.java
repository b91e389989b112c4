package org.matimpact.pipeline.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The columns of every table, which say what a contract's field can become. */
final class TableColumns {

  /** The long table that measures become rows of. */
  static final String SCHOOL_YEAR = "school_year";

  private static final String DIRECTORY = "schemas/tables";

  /** Columns that the run fills in, whatever the source. */
  private static final Set<String> FILLED_IN = Set.of("edition", "source", "run_id");

  private final Map<String, Map<String, Column>> columns = new TreeMap<>();

  /** Type of a column, and whether every row must have a value in it. */
  private record Column(String type, boolean required, Optional<Grid> grid) {}

  private TableColumns() {}

  static TableColumns onClassPath() {
    TableColumns tables = new TableColumns();
    ResourceDirectory.onClassPath(DIRECTORY).forEach(tables::add);
    return tables;
  }

  Set<String> tables() {
    return columns.keySet();
  }

  /** Columns of a table in its order; none when there is no such table. */
  Set<String> of(String table) {
    return columns(table).keySet();
  }

  /** Columns of a table in which a source must give every row a value. */
  Set<String> required(String table) {
    Set<String> required = new LinkedHashSet<>();
    columns(table)
        .forEach(
            (name, column) -> {
              if (column.required() && !FILLED_IN.contains(name)) {
                required.add(name);
              }
            });
    return required;
  }

  /** Type of a column as a Table Schema names it; empty when there is no such column. */
  Optional<String> type(String table, String column) {
    return Optional.ofNullable(columns(table).get(column)).map(Column::type);
  }

  /** Quantum and range of a column; empty when it has none. */
  Optional<Grid> grid(String table, String column) {
    return Optional.ofNullable(columns(table).get(column)).flatMap(Column::grid);
  }

  private Map<String, Column> columns(String table) {
    return columns.getOrDefault(table, Map.of());
  }

  private void add(String file, String text) {
    try {
      Map<String, Column> byName = new LinkedHashMap<>();
      for (JsonNode field : new ObjectMapper().readTree(text).path("fields")) {
        boolean required = field.path("constraints").path("required").asBoolean();
        byName.put(
            field.path("name").asText(),
            new Column(field.path("type").asText(), required, Grid.of(field)));
      }
      columns.put(file.replace(".json", ""), byName);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(DIRECTORY + "/" + file + " is not JSON", e);
    }
  }
}
