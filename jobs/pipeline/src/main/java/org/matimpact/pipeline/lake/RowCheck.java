package org.matimpact.pipeline.lake;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableField;

/** Checks rows on the driver against a contract and stamps edition and run on them. */
final class RowCheck {

  private static final int MOST_PROBLEMS = 20;

  private final String table;
  private final TableContract contract;
  private final List<String> problems = new ArrayList<>();
  private final Set<List<Object>> keys = new HashSet<>();

  private RowCheck(String table, TableContract contract) {
    this.table = table;
    this.contract = contract;
  }

  /**
   * The rows with edition and run.
   *
   * @throws TableContractException naming the first {@value #MOST_PROBLEMS} problems
   */
  static List<Row> stamped(
      String table, TableContract contract, String edition, String runId, List<Row> rows) {
    RowCheck check = new RowCheck(table, contract);
    List<Row> stamped = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size() && check.problems.size() < MOST_PROBLEMS; i++) {
      stamped.add(check.stamp(i, rows.get(i), edition, runId));
    }
    if (!check.problems.isEmpty()) {
      throw new TableContractException(table, check.problems);
    }
    return stamped;
  }

  private Row stamp(int index, Row row, String edition, String runId) {
    if (row.size() != contract.fields().size()) {
      throw new TableContractException(
          table,
          List.of(
              "row %d has %d values; the table has %d columns: %s"
                  .formatted(index, row.size(), contract.fields().size(), contract.columns())));
    }
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      TableField field = contract.fields().get(i);
      values[i] =
          switch (field.name()) {
            case TableContract.EDITION -> edition;
            case TableContract.RUN_ID -> runId;
            default -> row.get(i);
          };
      breach(field, values[i])
          .ifPresent(p -> problems.add("row %d, column %s: %s".formatted(index, field.name(), p)));
    }
    checkKey(index, values);
    return RowFactory.create(values);
  }

  private Optional<String> breach(TableField field, Object value) {
    if (value == null) {
      return field.required() ? Optional.of("no value, but one is required") : Optional.empty();
    }
    if (!fits(field.type(), value)) {
      return Optional.of(
          "a value of %s, but the column is %s"
              .formatted(value.getClass().getSimpleName(), field.type().sql()));
    }
    if (!field.allowed().isEmpty() && !field.allowed().contains(value.toString())) {
      return Optional.of(
          "%s is none of %s".formatted(shown(field, value), String.join(", ", field.allowed())));
    }
    return Optional.empty();
  }

  private static String shown(TableField field, Object value) {
    return field.holdsPupils() ? "the value" : "'" + value + "'";
  }

  private static boolean fits(TableField.Type type, Object value) {
    return switch (type) {
      case STRING -> value instanceof String;
      case INTEGER -> value instanceof Long;
      case NUMBER -> value instanceof Double;
      case BOOLEAN -> value instanceof Boolean;
      case DATE -> value instanceof LocalDate || value instanceof Date;
      case DATETIME -> value instanceof Instant || value instanceof Timestamp;
      case ARRAY -> value instanceof long[];
    };
  }

  private void checkKey(int index, Object[] values) {
    if (contract.primaryKey().isEmpty()) {
      return;
    }
    List<String> columns = contract.columns();
    Object[] key =
        contract.primaryKey().stream().map(column -> values[columns.indexOf(column)]).toArray();
    if (!keys.add(Arrays.asList(key))) {
      problems.add(
          "row %d repeats the key %s%s"
              .formatted(
                  index,
                  contract.primaryKey(),
                  contract.holdsPupils() ? "" : " = " + Arrays.asList(key)));
    }
  }
}
