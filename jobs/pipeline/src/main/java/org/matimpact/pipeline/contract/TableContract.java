package org.matimpact.pipeline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a table of the lake holds: its Table Schema, read once.
 *
 * @param description what one row is; the table's comment in the lake
 * @param fields the columns, in the order in which they are stored and shown
 * @param primaryKey columns that identify a row, in the order in which rows are stored; empty for a
 *     log, whose rows stay in the order of writing
 * @param partition columns by which the files are divided; empty for a log
 */
public record TableContract(
    String name,
    String title,
    String description,
    List<TableField> fields,
    List<String> primaryKey,
    List<String> partition) {

  /** First column of every table. */
  public static final String EDITION = "edition";

  /** Column that names the run which wrote the row. */
  public static final String RUN_ID = "run_id";

  /** Copies the lists and checks that keys and partitions are columns. */
  public TableContract {
    fields = List.copyOf(fields);
    primaryKey = List.copyOf(primaryKey);
    partition = List.copyOf(partition);
    List<String> columns = fields.stream().map(TableField::name).toList();
    requireDistinct(name, columns);
    requireColumns(name, "primaryKey", columns, primaryKey);
    requireColumns(name, "x-partition", columns, partition);
  }

  /** Names of the columns, in order. */
  public List<String> columns() {
    return fields.stream().map(TableField::name).toList();
  }

  /** The column of that name, if there is one. */
  public Optional<TableField> field(String column) {
    return fields.stream().filter(field -> field.name().equals(column)).findFirst();
  }

  /** Whether an edition's rows are replaced as a whole; otherwise the table is a log. */
  public boolean holdsEditions() {
    return partition.contains(EDITION);
  }

  /** Whether a row is about one pupil. */
  public boolean holdsPupils() {
    return fields.stream().anyMatch(TableField::holdsPupils);
  }

  static TableContract of(JsonNode json) {
    String name = json.path("name").asText();
    List<TableField> fields = new ArrayList<>();
    for (JsonNode field : json.path("fields")) {
      try {
        fields.add(TableField.of(field));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "Table %s, column %s: %s".formatted(name, field.path("name").asText(), e.getMessage()),
            e);
      }
    }
    return new TableContract(
        name,
        json.path("title").asText(),
        json.path("description").asText(),
        fields,
        texts(json.path("primaryKey")),
        texts(json.path("x-partition")));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static void requireDistinct(String table, List<String> columns) {
    if (columns.stream().distinct().count() < columns.size()) {
      throw new IllegalArgumentException(
          "Table %s: two columns have the same name: %s".formatted(table, columns));
    }
  }

  private static void requireColumns(
      String table, String property, List<String> columns, List<String> names) {
    for (String column : names) {
      if (!columns.contains(column)) {
        throw new IllegalArgumentException(
            "Table %s: %s names %s, which is no column of it".formatted(table, property, column));
      }
    }
  }
}
