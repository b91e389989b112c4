package org.matimpact.pipeline.cli;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.matimpact.pipeline.lake.LakeSession;

/** Spark sessions that suit tables of schools: few, small partitions. */
final class Sessions {

  private Sessions() {}

  /** A session; the master is set only when spark-submit or a property has not set it. */
  static SparkSession open(String name) {
    SparkConf given = new SparkConf();
    SparkSession.Builder builder = SparkSession.builder().appName("matimpact " + name);
    if (!given.contains("spark.master")) {
      builder
          .master("local[*]")
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1");
    }
    defaults(builder, given, "spark.ui.enabled", "false");
    defaults(builder, given, "spark.sql.shuffle.partitions", "8");
    defaults(builder, given, "spark.databricks.delta.snapshotPartitions", "2");
    // Plans are described for the history of queries at each write; nobody reads them here.
    defaults(builder, given, "spark.sql.maxPlanStringLength", "1000");
    return LakeSession.withDelta(builder).getOrCreate();
  }

  private static void defaults(
      SparkSession.Builder builder, SparkConf given, String key, String value) {
    if (!given.contains(key)) {
      builder.config(key, value);
    }
  }
}
