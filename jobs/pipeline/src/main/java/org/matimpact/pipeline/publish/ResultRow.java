package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.matimpact.pipeline.contract.TableContract;

/** One row of a result table, read by the names of its columns; it never changes. */
final class ResultRow {

  private final TableContract contract;
  private final List<Object> values;

  private ResultRow(TableContract contract, List<Object> values) {
    this.contract = contract;
    this.values = Collections.unmodifiableList(values);
  }

  /** The row as Spark has it; a column that an older table lacks has no value. */
  static ResultRow of(TableContract contract, Row row) {
    List<String> held = List.of(row.schema().fieldNames());
    List<Object> values = new ArrayList<>();
    for (String column : contract.columns()) {
      values.add(held.contains(column) ? row.getAs(column) : null);
    }
    return new ResultRow(contract, values);
  }

  /** A row without a value yet. */
  static ResultRow empty(TableContract contract) {
    return new ResultRow(contract, Collections.nCopies(contract.columns().size(), null));
  }

  /** The parts of the key but the edition, joined by a bar. */
  String key() {
    return String.join(
        "|",
        contract.primaryKey().stream()
            .filter(column -> !column.equals(TableContract.EDITION))
            .map(this::text)
            .toList());
  }

  /** The value as text; empty text where the row has none. */
  String text(String column) {
    Object value = values.get(position(column));
    return value == null ? "" : value.toString();
  }

  /** A whole number, if the row has one. */
  OptionalLong whole(String column) {
    return values.get(position(column)) instanceof Long number
        ? OptionalLong.of(number)
        : OptionalLong.empty();
  }

  /** A number, if the row has one. */
  OptionalDouble number(String column) {
    return values.get(position(column)) instanceof Double number
        ? OptionalDouble.of(number)
        : OptionalDouble.empty();
  }

  /** The same row with other values; an empty one for a value to be left out. */
  ResultRow with(Map<String, ?> changes) {
    List<Object> changed = new ArrayList<>(values);
    changes.forEach(
        (column, value) -> changed.set(position(column), value.equals("") ? null : value));
    return new ResultRow(contract, changed);
  }

  /** The same row without the values of some columns. */
  ResultRow without(List<String> columns) {
    Map<String, String> blank = new TreeMap<>();
    columns.forEach(column -> blank.put(column, ""));
    return with(blank);
  }

  /** The row with a value for every column, in the order of the contract. */
  Row toRow() {
    return RowFactory.create(values.toArray());
  }

  private int position(String column) {
    int position = contract.columns().indexOf(column);
    if (position < 0) {
      throw new IllegalArgumentException(contract.name() + " has no column " + column);
    }
    return position;
  }
}
