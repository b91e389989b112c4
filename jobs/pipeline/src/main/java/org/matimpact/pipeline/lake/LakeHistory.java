package org.matimpact.pipeline.lake;

import java.util.Map;
import java.util.TreeMap;
import org.matimpact.pipeline.contract.TableContract;

/**
 * For how long earlier versions of a table can be read. Delta refuses time travel past the
 * retention of deleted files, a week by default, so both retentions are set.
 *
 * @param days days for tables without pupils; pupil tables keep at most {@value #PUPIL_DAYS}
 */
public record LakeHistory(int days) {

  /** Days for which replaced pupil rows can be read. */
  public static final int PUPIL_DAYS = 30;

  /** A little over two years: the edition before the last stays readable. */
  public static final int DEFAULT_DAYS = 800;

  /** Checks that there is at least one day. */
  public LakeHistory {
    if (days < 1) {
      throw new IllegalArgumentException(
          "lake.history is %d days; use 1 or more (default %d)".formatted(days, DEFAULT_DAYS));
    }
  }

  /**
   * Properties of a table. Delta keeps the least and the largest value of its columns in the log,
   * where they outlive the rows: not of pupils, nor of what may be withdrawn.
   *
   * @param table name in the lake
   */
  Map<String, String> properties(String table, TableContract contract) {
    String interval =
        "interval %d days".formatted(contract.holdsPupils() ? Math.min(days, PUPIL_DAYS) : days);
    Map<String, String> properties =
        new TreeMap<>(
            Map.of(
                "delta.deletedFileRetentionDuration", interval,
                "delta.logRetentionDuration", interval,
                "delta.enableDeletionVectors", "false"));
    if (contract.holdsPupils() || LakePath.isPublished(table)) {
      properties.put("delta.dataSkippingNumIndexedCols", "0");
    }
    return properties;
  }
}
