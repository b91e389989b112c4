package org.matimpact.pipeline.impute;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.run.Stage;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.EstimateSettings.FurtherModel;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.settings.Settings;

/**
 * Imputes what pupils lack, several times, where {@code estimate.further_models} has imputed: fits
 * the imputation models from the sums of the first scan, then reads the pupils who lack a predictor
 * in one further scan and leaves their sums by school-year, outcome and imputation. Pupils who lack
 * nothing are not read again.
 */
public final class ImputeStage implements Stage {

  @Override
  public String name() {
    return "impute";
  }

  @Override
  public List<String> inputs() {
    return List.of("pupil_attainment", "school_cross_product", "cohort_school");
  }

  @Override
  public List<String> outputs() {
    return List.of("imputation_model", "imputed_cross_product");
  }

  @Override
  public SortedMap<String, String> reads(Settings settings) {
    SortedMap<String, String> reads = new TreeMap<>();
    reads.put("imputed", Boolean.toString(asked(settings)));
    if (asked(settings)) {
      reads.put("imputations", Integer.toString(settings.estimate().imputations()));
      reads.put("pupil_covariates", settings.estimate().pupilCovariates().toString());
      reads.put("prior_attainment", settings.estimate().priorAttainment().toString());
      reads.put("scan", settings.scan().toString());
      reads.put("seed", Long.toString(settings.seed()));
      reads.put("phases", settings.phases().toString());
    }
    return reads;
  }

  private static boolean asked(Settings settings) {
    return settings.estimate().furtherModels().contains(FurtherModel.IMPUTED);
  }

  @Override
  public void execute(StageContext context) {
    List<ImputationPlan> plans =
        context.settings().phases().values().stream()
            .filter(phase -> asked(context.settings()) && ofPupils(phase))
            .map(phase -> new PhaseModels(context, phase).plan())
            .toList();
    context.write(
        "imputation_model",
        plans.stream().flatMap(plan -> ModelTable.rows(context, plan).stream()).toList());
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(context.spark().sparkContext());
    List<Broadcast<ImputationPlan>> sent = plans.stream().map(spark::broadcast).toList();
    try {
      write(context, sent);
    } finally {
      sent.forEach(Broadcast::destroy);
    }
  }

  private static boolean ofPupils(PhaseSettings phase) {
    return phase.outcomes().values().stream().anyMatch(OutcomeSettings::ofPupils);
  }

  /** The pupils of all phases in one table. */
  private static void write(StageContext context, List<Broadcast<ImputationPlan>> plans) {
    plans.stream()
        .map(plan -> ImputedPupils.of(context, plan))
        .reduce(Dataset::union)
        .ifPresentOrElse(
            rows -> context.write("imputed_cross_product", rows),
            () -> context.write("imputed_cross_product", List.<Row>of()));
    context.awaitWrites();
  }
}
