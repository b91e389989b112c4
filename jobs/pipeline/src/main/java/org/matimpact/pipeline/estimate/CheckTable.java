package org.matimpact.pipeline.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.EstimateSettings;
import org.matimpact.pipeline.settings.EstimateSettings.Check;
import org.matimpact.pipeline.study.InferenceCheck;

/** The uncertainty of headline effects by other methods as rows of inference_check. */
final class CheckTable {

  private final StageContext context;
  private final EstimateSettings settings;
  private final List<Row> rows = new ArrayList<>();

  CheckTable(StageContext context) {
    this.context = context;
    settings = context.settings().estimate();
  }

  /** Adds a row a method beside a headline effect, one of a contrast never fitted included. */
  void add(EffectRow effect, Optional<ContrastFits.Fit> fit) {
    if (effect.headline()) {
      fit.map(ContrastFits.Fit::checks)
          .orElseGet(() -> InferenceCheck.none(settings.checks(), effect.effect().problem()))
          .forEach(check -> rows.add(row(effect, check)));
    }
  }

  void write() {
    context.write("inference_check", rows);
  }

  private Row row(EffectRow effect, InferenceCheck check) {
    return context
        .rows("inference_check")
        .row()
        .put("effect_id", effect.effectId())
        .put("contrast_id", effect.contrast().id())
        .put("method", check.method().name().toLowerCase(Locale.ROOT))
        .putText("cluster", cluster(effect, check))
        .put("estimate", check.estimate())
        .put("std_error", check.standardError())
        .put("df", check.degreesOfFreedom())
        .put("ci_low", check.confidenceLow())
        .put("ci_high", check.confidenceHigh())
        .put("p_value", check.pValue())
        .put(
            "replicates",
            check.replicates() > 0 ? Optional.of(check.replicates()) : Optional.empty())
        .put("note", check.note())
        .build();
  }

  private String cluster(EffectRow effect, InferenceCheck check) {
    if (!check.applies() || check.method() == Check.ABADIE_IMBENS) { // it takes schools one by one
      return "";
    }
    String clusters = ClusterLabel.of(effect.effect(), settings);
    return check.method() == Check.TWO_WAY ? clusters + "; matched set" : clusters;
  }
}
