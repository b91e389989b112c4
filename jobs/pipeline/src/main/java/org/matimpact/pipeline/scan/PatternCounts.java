package org.matimpact.pipeline.scan;

import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;

/**
 * The pupils of one school-year who have an outcome and every column of patterns, by pattern.
 *
 * @param outcome column of the outcome
 * @param patterns numbers of the patterns that occur, ascending
 * @param pupils of each
 * @param successes pupils of each whose outcome is 1
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a table; compared by content nowhere
record PatternCounts(
    String outcome, long urn, long year, long[] patterns, long[] pupils, long[] successes)
    implements ScannedRow {

  /** As a row of covariate_pattern. */
  Row row(RowTemplate template, ScanPlan plan) {
    return template
        .row()
        .put("key_stage", plan.keyStage())
        .put("outcome", outcome)
        .put("urn", urn)
        .put("year", year)
        .put("columns", plan.patterns().columns().label())
        .put("patterns", patterns)
        .put("pupils", pupils)
        .put("successes", successes)
        .build();
  }
}
