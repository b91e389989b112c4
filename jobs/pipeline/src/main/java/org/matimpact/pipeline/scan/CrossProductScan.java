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
import org.apache.spark.storage.StorageLevel;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.study.crossproduct.PupilColumn;
import org.matimpact.pipeline.study.crossproduct.WholeFiles;

/**
 * The scan of one key stage: one pass over the scanned columns, whole files in order, no exchange.
 * Where it counts covariate patterns too, what the pass leaves is kept in memory or on the
 * executors' disks until both tables are made of it.
 */
final class CrossProductScan implements AutoCloseable {

  private final SparkSession spark;
  private final ScanPlan plan;
  private final JavaRDD<ScannedRow> rows;

  private CrossProductScan(SparkSession spark, ScanPlan plan, JavaRDD<ScannedRow> rows) {
    this.spark = spark;
    this.plan = plan;
    this.rows = rows;
  }

  /**
   * Plans the scan of one key stage.
   *
   * @param pupils table pupil_attainment
   */
  static CrossProductScan of(Dataset<Row> pupils, ScanPlan plan) {
    Dataset<Row> read = columns(pupils, plan);
    StructType schema = read.schema();
    RDD<InternalRow> files = WholeFiles.read(read);
    JavaRDD<ScannedRow> rows =
        files.toJavaRDD().mapPartitions(file -> new SchoolYearScan(file, plan, schema));
    return new CrossProductScan(
        pupils.sparkSession(),
        plan,
        plan.patterns().isEmpty() ? rows : rows.persist(StorageLevel.MEMORY_AND_DISK_SER()));
  }

  /** The rows of school_cross_product. */
  Dataset<Row> products() {
    JavaRDD<CrossProductRow> sums =
        rows.filter(CrossProductRow.class::isInstance).map(CrossProductRow.class::cast);
    return spark
        .createDataset(sums.rdd(), Encoders.bean(CrossProductRow.class))
        .select("key_stage", "slice", "urn", "year", "pattern", "pupils", "products", "high");
  }

  boolean hasPatterns() {
    return !plan.patterns().isEmpty();
  }

  /**
   * The rows of covariate_pattern.
   *
   * @param template of that table
   */
  JavaRDD<Row> patterns(RowTemplate template) {
    ScanPlan scan = plan;
    return rows.filter(PatternCounts.class::isInstance)
        .map(row -> ((PatternCounts) row).row(template, scan));
  }

  /** Gives back what was kept of the pass. */
  @Override
  public void close() {
    rows.unpersist();
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
