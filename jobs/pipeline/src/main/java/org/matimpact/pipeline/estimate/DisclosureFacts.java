package org.matimpact.pipeline.estimate;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.study.Contributors;
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
        rows.add(
            arm(template, effect, "treated", counts.treatedContributors())
                .put("contributor", "trust")
                .put("largest_share", counts.treatedTrustsShare().largest())
                .put("largest_two_share", counts.treatedTrustsShare().largestTwo())
                .build());
        rows.add(
            arm(template, effect, "comparison", counts.comparisonContributors())
                .put("contributor", "school")
                .put("largest_share", counts.comparisonSchoolsShare().largest())
                .put("largest_two_share", counts.comparisonSchoolsShare().largestTwo())
                .build());
      }
    }
    return rows;
  }

  private static RowTemplate.Builder arm(
      RowTemplate template, EffectRow effect, String arm, Contributors schools) {
    return template
        .row()
        .put("effect_id", effect.effectId())
        .put("arm", arm)
        .put("contributors", schools.text());
  }
}
