package org.matimpact.pipeline.study.crossproduct;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.settings.OutcomeSettings;

/**
 * The nation's pupils of a key stage: how many have each value of each measure, in each year. Every
 * pupil of the input counts, in the cohort's schools or not.
 *
 * @param counts pupils by measure, year and value
 */
public record NationalCounts(Map<String, SortedMap<Integer, SortedMap<Double, Long>>> counts) {

  /** Reads the counts of a key stage from table pupil_distribution. */
  public static NationalCounts read(Dataset<Row> distribution, String keyStage) {
    Map<String, SortedMap<Integer, SortedMap<Double, Long>>> counts = new TreeMap<>();
    for (Row row :
        distribution
            .where(distribution.col("key_stage").equalTo(keyStage))
            .select("measure", "year", "value", "pupils")
            .collectAsList()) {
      counts
          .computeIfAbsent(row.getString(0), measure -> new TreeMap<>())
          .computeIfAbsent((int) row.getLong(1), year -> new TreeMap<>())
          .put(row.getDouble(2), row.getLong(3));
    }
    return new NationalCounts(counts);
  }

  /** Pupils by year and value of a measure; empty when nobody has it. */
  public SortedMap<Integer, SortedMap<Double, Long>> of(String measure) {
    return counts.getOrDefault(measure, new TreeMap<>());
  }

  /**
   * Tells a design how to standardise in a year; a binary outcome becomes 0 and 100. A year in
   * which the outcome, or prior attainment where the design adjusts for it, does not vary in the
   * nation is left out, and no school has a row in it.
   */
  public void standardise(PupilDesign design, ColumnSet set, OutcomeSettings outcome, int year) {
    Map<Double, Long> results = values(outcome.pupilColumn(), year);
    Map<Double, Long> priors = values(ColumnSet.PRIOR_ATTAINMENT, year);
    boolean adjusts = design.adjustsForPrior();
    if (results.size() > 1 && (!adjusts || priors.size() > 1)) {
      design.year(
          year,
          outcome.kind() == OutcomeSettings.Kind.BINARY
              ? NationalMoments.PERCENT
              : NationalMoments.of(column(set, outcome.pupilColumn()), results),
          adjusts
              ? NationalMoments.of(column(set, ColumnSet.PRIOR_ATTAINMENT), priors)
              : NationalMoments.NONE);
    }
  }

  private Map<Double, Long> values(String measure, int year) {
    return of(measure).getOrDefault(year, new TreeMap<>());
  }

  private static PupilColumn column(ColumnSet set, String name) {
    return set.pupils().get(set.pupilPosition(name));
  }
}
