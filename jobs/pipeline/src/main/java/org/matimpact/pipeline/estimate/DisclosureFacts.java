package org.matimpact.pipeline.estimate;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.study.Concentration;
import org.matimpact.pipeline.study.FitCounts;

/** What disclosure control must know of each arm of a fit and nobody else needs to. */
final class DisclosureFacts {

  private DisclosureFacts() {}

  /** Two rows for each effect that has pupils or schools in a fit. */
  static List<Row> rows(StageContext context, List<EffectRow> effects) {
    RowTemplate template = context.rows("disclosure_facts");
    List<Row> rows = new ArrayList<>();
    for (EffectRow effect : effects) {
      FitCounts counts = effect.effect().counts();
      if (counts.modelColumns() > 0) {
        rows.add(row(template, effect, "treated", "trust", counts.treatedTrustsShare()));
        rows.add(row(template, effect, "comparison", "school", counts.comparisonSchoolsShare()));
      }
    }
    return rows;
  }

  private static Row row(
      RowTemplate template, EffectRow effect, String arm, String contributor, Concentration held) {
    return template
        .row()
        .put("effect_id", effect.effectId())
        .put("arm", arm)
        .put("contributor", contributor)
        .put("largest_share", held.largest())
        .put("largest_two_share", held.largestTwo())
        .build();
  }
}
