package org.matimpact.pipeline.lake;

import org.apache.spark.sql.SparkSession;

/** What a Spark session needs to write the lake. */
public final class LakeSession {

  private LakeSession() {}

  /**
   * Adds Delta and UTC to a session. Delta rebuilds a table's state in two partitions: with the
   * default of 50 a rewrite of a small table takes four times as long. Files of several partitions
   * are open side by side in a task, so that rows need not be sorted by partition first.
   */
  public static SparkSession.Builder withDelta(SparkSession.Builder builder) {
    return builder
        .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .config(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .config("spark.databricks.delta.snapshotPartitions", 2)
        .config("spark.sql.maxConcurrentOutputFileWriters", 32)
        .config("spark.sql.session.timeZone", "UTC");
  }
}
