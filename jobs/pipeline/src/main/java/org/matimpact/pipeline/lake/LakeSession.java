package org.matimpact.pipeline.lake;

import org.apache.spark.sql.SparkSession;

/** What a Spark session needs to write the lake. */
public final class LakeSession {

  /**
   * Files of one task that may be open at once, more than a table has partitions in an edition.
   * Without it Delta sorts what it writes again by the partition columns, and where that sort
   * spills, the order within them is lost.
   */
  private static final int WRITERS = 32;

  private LakeSession() {}

  /**
   * Adds Delta and UTC to a session. Delta rebuilds a table's state in two partitions: with the
   * default of 50 a rewrite of a small table takes four times as long.
   */
  public static SparkSession.Builder withDelta(SparkSession.Builder builder) {
    return builder
        .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .config(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .config("spark.databricks.delta.snapshotPartitions", 2)
        .config("spark.sql.maxConcurrentOutputFileWriters", WRITERS)
        .config("spark.sql.session.timeZone", "UTC");
  }
}
