package org.matimpact.pipeline.lake;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableField;

/** Contracts as schemas of Spark. */
public final class TableSchema {

  private TableSchema() {}

  /** Columns in contract order; not null where required; descriptions as column comments. */
  public static StructType of(TableContract contract) {
    return new StructType(
        contract.fields().stream().map(TableSchema::of).toArray(StructField[]::new));
  }

  static DataType type(TableField field) {
    return DataType.fromDDL(field.type().sql());
  }

  private static StructField of(TableField field) {
    return DataTypes.createStructField(
            field.name(), type(field), !field.required(), Metadata.empty())
        .withComment(field.description());
  }
}
