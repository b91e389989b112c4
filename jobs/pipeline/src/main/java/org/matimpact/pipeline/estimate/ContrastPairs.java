package org.matimpact.pipeline.estimate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.EstimateSettings.Check;
import org.matimpact.pipeline.study.MatchedPairs;

/** The pairs of headline contrasts, where a check of their effects asks for them. */
final class ContrastPairs {

  private ContrastPairs() {}

  /** Pairs by contrast; none of a contrast without. */
  static Map<String, MatchedPairs> read(
      StageContext context, List<ContrastFacts> contrasts, Map<String, PhaseOutcomes> phases) {
    if (!context.settings().estimate().checks().contains(Check.ABADIE_IMBENS)) {
      return Map.of();
    }
    Map<String, String> phaseOf =
        contrasts.stream()
            .filter(contrast -> contrast.headline() && contrast.estimable())
            .collect(Collectors.toMap(ContrastFacts::id, ContrastFacts::phase));
    Dataset<Row> sets = context.read("matched_set");
    Map<String, List<Row>> rows =
        sets
            .where(sets.col("contrast_id").isInCollection(phaseOf.keySet()))
            .select("contrast_id", "treated_urn", "comparison_urn")
            .collectAsList()
            .stream()
            .collect(Collectors.groupingBy(row -> row.getString(0)));
    Map<String, MatchedPairs> pairs = new HashMap<>();
    rows.forEach((id, set) -> pairs.put(id, pairs(set, phases.get(phaseOf.get(id)).positions())));
    return pairs;
  }

  private static MatchedPairs pairs(List<Row> rows, Map<Long, Integer> positions) {
    List<Row> ordered =
        rows.stream()
            .sorted(
                Comparator.comparing((Row row) -> row.getLong(1))
                    .thenComparing(row -> row.getLong(2)))
            .toList();
    return new MatchedPairs(
        ordered.stream().mapToInt(row -> positions.get(row.getLong(1))).toArray(),
        ordered.stream().mapToInt(row -> positions.get(row.getLong(2))).toArray());
  }
}
