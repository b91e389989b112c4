package org.matimpact.pipeline.run;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Spreads work over executors as cards are dealt: neighbours in the list cost alike, so each slice
 * gets its share of the heavy ones. The result of a piece never depends on its slice.
 */
public final class Deal {

  private static final int SLICES_PER_CORE = 2;

  private Deal() {}

  /** Slices for the cores that the session has. */
  public static int slices(SparkSession spark) {
    return SLICES_PER_CORE
        * JavaSparkContext.fromSparkContext(spark.sparkContext()).defaultParallelism();
  }

  /** The items over the slices. */
  public static <T> JavaRDD<T> over(SparkSession spark, List<T> items) {
    int slices = slices(spark);
    List<T> dealt = new ArrayList<>(items.size());
    for (int slice = 0; slice < slices; slice++) {
      for (int i = slice; i < items.size(); i += slices) {
        dealt.add(items.get(i));
      }
    }
    return JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(dealt, slices);
  }
}
