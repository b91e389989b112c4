package org.matimpact.pipeline.impute;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.statistics.imputation.TwoLevelNormal;

/**
 * The imputation models as rows of imputation_model: how much there is to impute, and from what.
 */
final class ModelTable {

  private ModelTable() {}

  /** A row a column of each model of a phase. */
  static List<Row> rows(StageContext context, ImputationPlan plan) {
    List<Row> rows = new ArrayList<>();
    for (OutcomeModel outcome : plan.outcomes()) {
      TwoLevelNormal model = outcome.fit().model();
      for (int k = 0; k < model.columns(); k++) {
        rows.add(
            context
                .rows("imputation_model")
                .row()
                .put("phase", plan.phase())
                .put("outcome_column", outcome.columns().outcome())
                .put("position", k)
                .put("column", outcome.columns().name(k))
                .put("pupils", outcome.lacking().pupils())
                .put("missing", outcome.lacking().missing()[k])
                .put("within_sd", StrictMath.sqrt(model.within()[k][k]))
                .put("between_sd", StrictMath.sqrt(model.between()[k][k]))
                .put("unexplained_sd", StrictMath.sqrt(model.unexplained(k)))
                .put("iterations", outcome.fit().iterations())
                .build());
      }
    }
    return rows;
  }
}
