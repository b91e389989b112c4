package org.matimpact.pipeline.impute;

import java.util.ArrayList;
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
    List<Row> models = new ArrayList<>();
    List<Dataset<Row>> sums = new ArrayList<>();
    List<Broadcast<ImputationPlan>> plans = new ArrayList<>();
    for (PhaseSettings phase : context.settings().phases().values()) {
      if (asked(context.settings())
          && phase.outcomes().values().stream().anyMatch(OutcomeSettings::ofPupils)) {
        ImputationPlan plan = new PhaseModels(context, phase).plan();
        models.addAll(ModelTable.rows(context, plan));
        plans.add(
            JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(plan));
        sums.add(ImputedPupils.of(context, phase, plans.get(plans.size() - 1)));
      }
    }
    context.write("imputation_model", models);
    if (sums.isEmpty()) {
      context.write("imputed_cross_product", List.<Row>of());
    } else {
      context.write("imputed_cross_product", sums.stream().reduce(Dataset::union).orElseThrow());
    }
    context.awaitWrites();
    plans.forEach(Broadcast::destroy);
  }
}
