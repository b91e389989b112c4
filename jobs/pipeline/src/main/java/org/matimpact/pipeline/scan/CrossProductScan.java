package org.matimpact.pipeline.scan;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.matimpact.pipeline.study.crossproduct.PupilColumn;
import org.matimpact.pipeline.study.crossproduct.WholeFiles;

/**
 * The scan as a frame: one pass over the scanned columns of one key stage, whole files in order, no
 * exchange.
 */
final class CrossProductScan {

  private CrossProductScan() {}

  /**
   * The rows of school_cross_product of one key stage.
   *
   * @param pupils table pupil_attainment
   */
  static Dataset<Row> of(Dataset<Row> pupils, ScanPlan plan) {
    SparkSession spark = pupils.sparkSession();
    Dataset<Row> read = columns(pupils, plan);
    StructType schema = read.schema();
    RDD<InternalRow> rows = WholeFiles.read(read);
    JavaRDD<CrossProductRow> sums =
        rows.toJavaRDD().mapPartitions(file -> new SchoolYearScan(file, plan, schema));
    Dataset<Row> frame =
        spark.createDataset(sums.rdd(), Encoders.bean(CrossProductRow.class)).toDF();
    return frame.select(
        "key_stage", "slice", "urn", "year", "pattern", "pupils", "products", "high");
  }

  /** What the scan reads: the rows of a key stage, and no column but its own. */
  static Dataset<Row> columns(Dataset<Row> pupils, ScanPlan plan) {
    List<Column> columns = new ArrayList<>(List.of(pupils.col("urn"), pupils.col("year")));
    for (PupilColumn column : plan.layout().set().pupils()) {
      columns.add(pupils.col(column.name()));
    }
    return pupils
        .where(pupils.col("key_stage").equalTo(plan.keyStage()))
        .select(columns.toArray(Column[]::new));
  }
}
