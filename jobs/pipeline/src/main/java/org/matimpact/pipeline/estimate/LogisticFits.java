package org.matimpact.pipeline.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.study.crossproduct.NationalCounts;
import org.matimpact.pipeline.study.pattern.PatternColumns;

/**
 * Effects on binary outcomes by logistic models. The covariate patterns, which grow with pupils,
 * meet the matched schools of a headline contrast on the executor that fits it; what comes back is
 * one small record an effect.
 */
final class LogisticFits {

  private LogisticFits() {}

  /** Every effect that a logistic model is asked for; none where it is not. */
  static List<ContrastFits.Fit> fit(StageContext context, FitPlan fits) {
    List<ContrastFits.Fit> fitted = new ArrayList<>();
    for (PhaseSettings phase : context.settings().phases().values()) {
      if (fits.requests().get(phase.phase()).stream().anyMatch(NamedRequest::byPatterns)) {
        fitted.addAll(fit(context, fits, phase));
      }
    }
    return fitted;
  }

  private static List<ContrastFits.Fit> fit(
      StageContext context, FitPlan fits, PhaseSettings phase) {
    List<String> contrasts =
        fits.estimable().values().stream()
            .filter(contrast -> contrast.headline() && contrast.phase().equals(phase.phase()))
            .map(ContrastFacts::id)
            .toList();
    PatternColumns columns =
        PatternColumns.of(
            context.contract("pupil_attainment"),
            context.settings(),
            NationalCounts.read(context.read("pupil_distribution"), phase.keyStage()));
    Map<String, String> outcomes = outcomes(phase);
    Broadcast<FitPlan> plan =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(fits);
    try {
      return rows(context, phase, contrasts)
          .toJavaRDD()
          .mapPartitions(
              rows -> new PatternedContrasts(rows, plan.value(), columns, outcomes).fits())
          .collect();
    } finally {
      plan.destroy();
    }
  }

  /** Column of each binary outcome. */
  private static Map<String, String> outcomes(PhaseSettings phase) {
    Map<String, String> columns = new TreeMap<>();
    for (OutcomeSettings outcome : phase.outcomes().values()) {
      if (outcome.kind() == OutcomeSettings.Kind.BINARY) {
        columns.put(outcome.name(), outcome.pupilColumn());
      }
    }
    return columns;
  }

  /**
   * A row a matched school, outcome and year; a school without patterns has one. By exchange:
   * patterns are too many to send to every executor.
   */
  private static Dataset<Row> rows(
      StageContext context, PhaseSettings phase, List<String> contrasts) {
    Dataset<Row> matched = context.read("matched_school");
    Dataset<Row> patterns = context.read("covariate_pattern");
    Dataset<Row> counted =
        patterns
            .where(patterns.col("key_stage").equalTo(phase.keyStage()))
            .where(patterns.col("year").isInCollection(phase.outcomeYears()))
            .select("urn", "outcome", "year", "patterns", "pupils", "successes");
    return matched
        .where(matched.col("contrast_id").isInCollection(contrasts))
        .select("contrast_id", "urn", "arm", "score", "weight", "cluster", "matched_set")
        .join(counted.hint("merge"), new String[] {"urn"}, "left_outer")
        .repartition(Math.max(1, contrasts.size()), matched.col("contrast_id"))
        .sortWithinPartitions("contrast_id", "urn", "outcome", "year");
  }
}
