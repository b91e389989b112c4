package org.matimpact.pipeline.scan;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** National counts of every value of prior attainment, which ingest has left. */
final class PriorAttainment {

  /** Column of pupils. */
  static final String NAME = "prior_attainment";

  private PriorAttainment() {}

  /**
   * Pupils by key stage, year and value.
   *
   * @param distribution table pupil_distribution
   */
  static Map<String, Map<Integer, SortedMap<Double, Long>>> read(Dataset<Row> distribution) {
    Map<String, Map<Integer, SortedMap<Double, Long>>> counts = new TreeMap<>();
    for (Row row :
        distribution
            .where(distribution.col("measure").equalTo(NAME))
            .select("key_stage", "year", "value", "pupils")
            .collectAsList()) {
      counts
          .computeIfAbsent(row.getString(0), keyStage -> new TreeMap<>())
          .computeIfAbsent((int) row.getLong(1), year -> new TreeMap<>())
          .put(row.getDouble(2), row.getLong(3));
    }
    return counts;
  }
}
