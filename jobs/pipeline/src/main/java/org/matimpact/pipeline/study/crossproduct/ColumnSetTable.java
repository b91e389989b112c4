package org.matimpact.pipeline.study.crossproduct;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;

/** The columns of the cross-products as rows of {@code column_set}, for whoever reads the lake. */
public final class ColumnSetTable {

  private ColumnSetTable() {}

  /** The rows of one key stage, in the order of the columns. */
  public static List<Row> rows(RowTemplate template, String keyStage, ColumnSet set) {
    List<Row> rows = new ArrayList<>();
    for (ProductColumn column : set.columns()) {
      rows.add(
          template
              .row()
              .put("key_stage", keyStage)
              .put("position", rows.size())
              .put("column", column.name())
              .put("role", column.role().name().toLowerCase(Locale.ROOT))
              .putText("factors", String.join(",", column.factors()))
              .putText("level", column.level())
              .putText("origin", origin(set, column))
              .put("quantum", column.quantum())
              .put("largest", column.largest())
              .build());
    }
    return rows;
  }

  /** Values of the factors whose integer is 0. */
  private static String origin(ColumnSet set, ProductColumn column) {
    if (!column.level().isEmpty()) {
      return "";
    }
    return String.join(
        ",",
        column.factors().stream()
            .map(factor -> set.pupils().get(set.pupilPosition(factor)).origin())
            .map(String::valueOf)
            .toList());
  }
}
