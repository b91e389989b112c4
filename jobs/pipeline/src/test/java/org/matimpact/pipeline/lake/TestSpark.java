package org.matimpact.pipeline.lake;

import org.apache.spark.sql.SparkSession;

/** One Spark session for all tests of a fork; it ends with the JVM. */
public final class TestSpark {

  private TestSpark() {}

  /** The session, made at the first call. */
  public static SparkSession session() {
    return LakeSession.withDelta(SparkSession.builder())
        .master("local[2]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", false)
        .config("spark.log.level", "ERROR")
        .config("spark.sql.shuffle.partitions", 2)
        .getOrCreate();
  }
}
