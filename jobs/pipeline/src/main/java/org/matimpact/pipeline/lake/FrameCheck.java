package org.matimpact.pipeline.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableField;

/**
 * Checks a frame against a contract and stamps edition and run on it. Columns and types are checked
 * at once; values are checked while the rows are written, in the same pass, and a breach stops the
 * write before Delta commits it.
 */
final class FrameCheck {

  /** Begins the message of a breach, so that it can be found in what Spark throws. */
  static final String BREACH = "contract breach: ";

  private static final Set<String> STAMPED = Set.of(TableContract.EDITION, TableContract.RUN_ID);

  private FrameCheck() {}

  /**
   * The frame with edition and run, columns in contract order, values guarded.
   *
   * @throws TableContractException naming every column that is missing, unknown or of another type
   */
  static Dataset<Row> stamped(
      String table, TableContract contract, String edition, String runId, Dataset<Row> frame) {
    List<String> problems = problems(contract, frame.schema());
    if (!problems.isEmpty()) {
      throw new TableContractException(table, problems);
    }
    Column[] columns =
        contract.fields().stream()
            .map(
                field ->
                    switch (field.name()) {
                      case TableContract.EDITION -> lit(edition).as(field.name());
                      case TableContract.RUN_ID -> lit(runId).as(field.name());
                      default -> guarded(field, frame.schema().apply(field.name()));
                    })
            .toArray(Column[]::new);
    return frame.select(columns);
  }

  private static List<String> problems(TableContract contract, StructType schema) {
    List<String> problems = new ArrayList<>();
    Set<String> unknown = new TreeSet<>(List.of(schema.fieldNames()));
    for (TableField field : contract.fields()) {
      if (unknown.remove(field.name())) {
        DataType type = schema.apply(field.name()).dataType();
        if (!STAMPED.contains(field.name()) && !widens(type, TableSchema.type(field))) {
          problems.add(
              "column %s is %s, but the contract says %s"
                  .formatted(field.name(), type.catalogString(), field.type().sql()));
        }
      } else if (!STAMPED.contains(field.name())) {
        problems.add("column %s is missing".formatted(field.name()));
      }
    }
    unknown.forEach(name -> problems.add("column %s is not in the contract".formatted(name)));
    return problems;
  }

  private static boolean widens(DataType from, DataType to) {
    return from.catalogString()
            .equals(to.catalogString()) // which elements may be null is no matter
        || from.equals(DataTypes.NullType)
        || (from.equals(DataTypes.IntegerType) && to.equals(DataTypes.LongType));
  }

  private static Column guarded(TableField field, StructField given) {
    DataType type = TableSchema.type(field);
    Column value = col("`" + field.name() + "`").cast(type);
    if (!field.allowed().isEmpty()) {
      value =
          when(value.isNull().or(value.isin(field.allowed().toArray())), value)
              .otherwise(outside(field, value).cast(type));
    }
    if (field.required() && given.nullable()) {
      value = coalesce(value, breach(field, lit("no value, but one is required")).cast(type));
    }
    return value.as(field.name());
  }

  private static Column outside(TableField field, Column value) {
    Column shown = field.holdsPupils() ? lit("the value") : value.cast("string");
    return breach(field, concat(shown, lit(" is none of " + String.join(", ", field.allowed()))));
  }

  private static Column breach(TableField field, Column problem) {
    return raise_error(concat(lit(BREACH + "column " + field.name() + ": "), problem));
  }
}
