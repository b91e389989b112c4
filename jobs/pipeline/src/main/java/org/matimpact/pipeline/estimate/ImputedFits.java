package org.matimpact.pipeline.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.study.Effect;
import org.matimpact.pipeline.study.ImputedEffect;
import org.matimpact.pipeline.study.Outcome;
import org.matimpact.statistics.imputation.PooledEstimate;

/**
 * Effects on imputed pupils: the headline's model on every imputation, then Rubin's rules; and what
 * the rules say as rows of imputation.
 */
final class ImputedFits {

  private final StageContext context;
  private final Map<EffectKey, ImputedEffect> effects = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();

  private ImputedFits(StageContext context) {
    this.context = context;
  }

  /** Fits what the settings ask for: nothing without further model imputed. */
  static ImputedFits of(StageContext context, FitPlan plan, Map<String, PhaseOutcomes> outcomes) {
    ImputedFits fits = new ImputedFits(context);
    if (plan.requests().values().stream().flatMap(List::stream).anyMatch(NamedRequest::ofImputed)) {
      fits.fit(plan, outcomes);
    }
    return fits;
  }

  private void fit(FitPlan plan, Map<String, PhaseOutcomes> outcomes) {
    Map<String, ImputedPanels> phases = new TreeMap<>();
    for (PhaseSettings phase : context.settings().phases().values()) {
      phases.put(phase.phase(), new ImputedPanels(context, phase, outcomes.get(phase.phase())));
    }
    Map<EffectKey, List<Effect>> found = new HashMap<>();
    for (int m = 1; m <= context.settings().estimate().imputations(); m++) {
      Map<String, Map<PanelKey, Outcome>> panels = new HashMap<>();
      for (Map.Entry<String, ImputedPanels> phase : phases.entrySet()) {
        panels.put(phase.getKey(), phase.getValue().of(m));
      }
      EstimateStage.fit(context, plan.imputed(panels))
          .forEach(
              (key, fit) -> found.computeIfAbsent(key, k -> new ArrayList<>()).add(fit.effect()));
    }
    found.forEach((key, ofOne) -> effects.put(key, ImputedEffect.of(ofOne)));
  }

  /** The fits, among which there is none but those of imputed pupils. */
  Map<EffectKey, ContrastFits.Fit> fits() {
    Map<EffectKey, ContrastFits.Fit> fits = new HashMap<>();
    effects.forEach(
        (key, of) ->
            fits.put(
                key,
                new ContrastFits.Fit(
                    key, of.effect(), List.of(), List.of(), List.of(), List.of())));
    return fits;
  }

  /** Adds the row of an effect, if it is one on imputed pupils and estimated. */
  void add(EffectRow row) {
    ImputedEffect of = effects.get(new EffectKey(row.contrast().id(), row.request().name()));
    if (of != null && row.estimated()) {
      rows.add(row(row, of.pooled()));
    }
  }

  private Row row(EffectRow row, Optional<PooledEstimate> pooled) {
    return context
        .rows("imputation")
        .row()
        .put("effect_id", row.effectId())
        .put("contrast_id", row.contrast().id())
        .put("imputations", pooled.map(PooledEstimate::imputations).orElse(0))
        .put("within_variance", pooled.map(PooledEstimate::within))
        .put("between_variance", pooled.map(PooledEstimate::between))
        .put("missing_share", pooled.map(PooledEstimate::missingShare))
        .put("fraction_missing", pooled.map(PooledEstimate::missingInformation))
        .put("relative_efficiency", pooled.map(PooledEstimate::relativeEfficiency))
        .build();
  }

  /** Writes the rows. */
  void write() {
    context.write("imputation", rows);
  }
}
