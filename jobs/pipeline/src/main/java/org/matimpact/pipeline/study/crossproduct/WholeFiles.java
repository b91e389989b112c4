package org.matimpact.pipeline.study.crossproduct;

import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Reads each file whole in one task, so that no school-year is cut: ingest puts a school into one
 * file. Spark cuts files by two settings, which hold while the plan is made.
 */
public final class WholeFiles {

  private static final String LARGEST_PART = "spark.sql.files.maxPartitionBytes";
  private static final String OPENING = "spark.sql.files.openCostInBytes";
  private static final String NEVER = Long.toString(1L << 50);

  private WholeFiles() {}

  /** The rows of a frame that only reads, filters and selects; one partition a file. */
  public static RDD<InternalRow> read(Dataset<Row> frame) {
    RuntimeConfig settings = frame.sparkSession().conf();
    String part = settings.get(LARGEST_PART);
    String opening = settings.get(OPENING);
    try {
      settings.set(LARGEST_PART, NEVER);
      settings.set(OPENING, NEVER);
      return ((org.apache.spark.sql.classic.Dataset<Row>) frame).queryExecution().toRdd();
    } finally {
      settings.set(LARGEST_PART, part);
      settings.set(OPENING, opening);
    }
  }
}
