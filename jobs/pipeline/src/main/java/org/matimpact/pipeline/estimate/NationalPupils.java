package org.matimpact.pipeline.estimate;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;
import org.matimpact.pipeline.study.crossproduct.MomentsDesign;
import org.matimpact.pipeline.study.crossproduct.NationalMoments;
import org.matimpact.pipeline.study.crossproduct.PupilColumn;

/**
 * The nation's pupils of a key stage: how many have each value of each measure, in each year. Every
 * pupil of the input counts, in the cohort's schools or not.
 *
 * @param counts pupils by measure, year and value
 */
record NationalPupils(Map<String, Map<Integer, Map<Double, Long>>> counts) {

  private static final String PRIOR = "prior_attainment";

  static NationalPupils read(StageContext context, String keyStage) {
    Dataset<Row> distribution = context.read("pupil_distribution");
    Map<String, Map<Integer, Map<Double, Long>>> counts = new TreeMap<>();
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
    return new NationalPupils(counts);
  }

  /**
   * Tells a design how to standardise in a year. A year without the outcome is left out: no school
   * has a row in it.
   */
  void standardise(MomentsDesign design, ColumnSet set, String outcome, int year) {
    Map<Double, Long> results = values(outcome, year);
    Map<Double, Long> priors = values(PRIOR, year);
    if (results.isEmpty() || (design.adjustsForPrior() && priors.isEmpty())) {
      return;
    }
    design.year(
        year,
        NationalMoments.of(column(set, outcome), results),
        design.adjustsForPrior()
            ? NationalMoments.of(column(set, PRIOR), priors)
            : NationalMoments.NONE);
  }

  private Map<Double, Long> values(String measure, int year) {
    return counts.getOrDefault(measure, Map.of()).getOrDefault(year, Map.of());
  }

  private static PupilColumn column(ColumnSet set, String name) {
    return set.pupils().get(set.pupilPosition(name));
  }
}
