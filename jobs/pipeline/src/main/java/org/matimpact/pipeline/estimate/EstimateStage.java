package org.matimpact.pipeline.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.run.Stage;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.settings.Settings;

/**
 * Effects of every contrast on every outcome, of schools and of pupils. Matched schools are brought
 * together by contrast in one exchange and fitted on the executors; what comes back is one small
 * record an effect.
 */
public final class EstimateStage implements Stage {

  @Override
  public String name() {
    return "estimate";
  }

  @Override
  public List<String> inputs() {
    return List.of(
        "cohort_school",
        "school_covariate",
        "school_year",
        "contrast",
        "matched_school",
        "matched_set",
        "pupil_distribution",
        "school_cross_product",
        "covariate_pattern",
        "imputed_cross_product");
  }

  @Override
  public List<String> outputs() {
    return List.of(
        "effect_estimate",
        "disclosure_facts",
        "effect_curve",
        "trust_effect",
        "variance_component",
        "inference_check",
        "imputation",
        "outcome_attrition",
        "missing_data",
        "school_result",
        "trust_result",
        "band_result");
  }

  @Override
  public SortedMap<String, String> reads(Settings settings) {
    SortedMap<String, String> reads = new TreeMap<>();
    reads.put("estimate", settings.estimate().toString());
    reads.put("scan", settings.scan().toString());
    reads.put("seed", Long.toString(settings.seed()));
    reads.put("size_at", settings.cohort().sizeAt().toString());
    reads.put("phases", settings.phases().toString());
    return reads;
  }

  @Override
  public void execute(StageContext context) {
    Map<String, PhaseOutcomes> phases = new HashMap<>();
    List<Row> attrition = new ArrayList<>();
    for (PhaseSettings phase : context.settings().phases().values()) {
      PhaseOutcomes outcomes = PhaseOutcomes.read(context, phase);
      phases.put(phase.phase(), outcomes);
      attrition.addAll(OutcomeAttrition.rows(context, phase, outcomes.positions().keySet()));
    }
    context.write("outcome_attrition", attrition);
    ResultTables.write(context, phases);
    List<ContrastFacts> contrasts =
        context.read("contrast").collectAsList().stream()
            .map(row -> ContrastFacts.of(row, context.settings()))
            .sorted()
            .toList();
    FitPlan plan =
        FitPlan.of(
            context.settings(), phases, contrasts, ContrastPairs.read(context, contrasts, phases));
    context.write("missing_data", MissingData.rows(context, contrasts));
    Map<EffectKey, ContrastFits.Fit> fits = fit(context, plan.observed());
    LogisticFits.fit(context, plan).forEach(fit -> fits.put(fit.key(), fit));
    ImputedFits imputed = ImputedFits.of(context, plan, phases);
    fits.putAll(imputed.fits());
    List<EffectRow> rows = new ArrayList<>();
    List<Row> curves = new ArrayList<>();
    TrustTables trusts = new TrustTables(context);
    CheckTable checks = new CheckTable(context);
    for (ContrastFacts contrast : contrasts) {
      for (NamedRequest request : plan.requests(contrast)) {
        ContrastFits.Fit fit = fits.get(new EffectKey(contrast.id(), request.name()));
        EffectRow row = EffectRow.of(contrast, request, Optional.ofNullable(fit));
        rows.add(row);
        checks.add(row, Optional.ofNullable(fit));
        imputed.add(row);
        if (fit != null) {
          curves.addAll(CurveTable.rows(context.rows("effect_curve"), row, fit.curve()));
          trusts.add(row, fit);
        }
      }
    }
    context.write("effect_curve", curves);
    trusts.write();
    checks.write();
    imputed.write();
    context.write("disclosure_facts", DisclosureFacts.rows(context, rows));
    write(context, rows);
  }

  /** Fits what a plan asks for on the executors. */
  static Map<EffectKey, ContrastFits.Fit> fit(StageContext context, FitPlan fits) {
    Broadcast<FitPlan> plan =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(fits);
    Dataset<Row> matched = context.read("matched_school");
    Map<EffectKey, ContrastFits.Fit> fitted = new HashMap<>();
    try {
      fits(matched, fits.largestFirst(), plan).forEach(fit -> fitted.put(fit.key(), fit));
    } finally {
      plan.destroy();
    }
    return fitted;
  }

  /** A slice for each contrast, in the order given: a free core takes the next. */
  private static List<ContrastFits.Fit> fits(
      Dataset<Row> matched, List<String> contrasts, Broadcast<FitPlan> plan) {
    Map<String, Integer> slices = new HashMap<>();
    contrasts.forEach(contrast -> slices.put(contrast, slices.size()));
    return matched
        .select("contrast_id", "urn", "arm", "score", "weight", "cluster", "matched_set")
        .where(matched.col("contrast_id").isInCollection(contrasts))
        .toJavaRDD()
        .keyBy(row -> slices.get(row.getString(0)))
        .partitionBy(new HashPartitioner(Math.max(1, slices.size())))
        .values()
        .mapPartitions(rows -> new ContrastFits(rows, plan.value()))
        .collect();
  }

  private static void write(StageContext context, List<EffectRow> rows) {
    Map<String, Adjusted> adjusted = Adjusted.byEffect(rows);
    EffectTable table =
        new EffectTable(context.rows("effect_estimate"), context.settings(), context.fingerprint());
    context.write(
        "effect_estimate",
        rows.stream()
            .map(row -> table.row(row, adjusted.getOrDefault(row.effectId(), Adjusted.NONE)))
            .toList());
    long estimated = rows.stream().filter(EffectRow::estimated).count();
    context.say(rows.size() + " effects, " + estimated + " estimated");
  }
}
