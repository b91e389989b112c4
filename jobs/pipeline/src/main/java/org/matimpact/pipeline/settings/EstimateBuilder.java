package org.matimpact.pipeline.settings;

import java.util.List;
import java.util.stream.Stream;
import org.matimpact.pipeline.settings.EstimateSettings.Check;
import org.matimpact.pipeline.settings.EstimateSettings.ComparisonCluster;
import org.matimpact.pipeline.settings.EstimateSettings.Cr2Target;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.pipeline.settings.EstimateSettings.FurtherModel;
import org.matimpact.pipeline.settings.EstimateSettings.SpreadLevel;

/** Reads how effects are estimated; what models of pupils use must be scanned. */
final class EstimateBuilder {

  /** Fewer tell nothing of the ends of a 95 % interval. */
  private static final int LEAST_REPLICATES = 99;

  /** Between fewer there is no variance. */
  private static final int LEAST_IMPUTATIONS = 2;

  private final SettingsNode node;
  private final ScanSettings scan;

  EstimateBuilder(SettingsNode node, ScanSettings scan) {
    this.node = node;
    this.scan = scan;
  }

  EstimateSettings build() {
    EstimateSettings estimate =
        new EstimateSettings(
            averages(),
            node.number("least_df", 0),
            (int) node.wholeNumber("wild_replicates", 0),
            node.choice("comparison_cluster", ComparisonCluster.class),
            cr2Target(),
            node.choices("spread_intervals", SpreadLevel.class),
            node.choices("checks", Check.class),
            (int) node.wholeNumber("check_replicates", LEAST_REPLICATES),
            (int) node.wholeNumber("least_trusts", 0),
            (int) node.wholeNumber("least_pupils", 0),
            scanned("pupil_covariates"),
            scanned("prior_attainment"),
            subgroups(),
            furtherModels(),
            (int) node.wholeNumber("imputations", LEAST_IMPUTATIONS));
    node.refuseUnknown();
    return estimate;
  }

  private List<EstimandAverage> averages() {
    List<EstimandAverage> averages = node.choices("estimand_average", EstimandAverage.class);
    if (averages.indexOf(EstimandAverage.TRUST) == 0) {
      node.problem(
          "estimand_average",
          "begins with trust, which outcomes of schools do not have; begin with school or pupil");
    }
    return averages;
  }

  private List<FurtherModel> furtherModels() {
    List<FurtherModel> models = node.choices("further_models", FurtherModel.class);
    if (models.contains(FurtherModel.PRIOR_SLOPE)
        && !node.texts("prior_attainment").contains("prior_attainment")) {
      node.problem(
          "further_models",
          "has prior_slope, but estimate.prior_attainment has no column prior_attainment; add it"
              + " there or leave prior_slope out");
    }
    List<String> products =
        node.texts("pupil_covariates").stream().filter(name -> name.contains("*")).toList();
    if (models.contains(FurtherModel.LOGISTIC) && !products.isEmpty()) {
      node.problem(
          "further_models",
          "has logistic, but covariate patterns have no products such as "
              + products.get(0)
              + "; leave it out of estimate.pupil_covariates or leave logistic out");
    }
    return models;
  }

  private Cr2Target cr2Target() {
    return Stream.of(Cr2Target.values())
        .filter(target -> target.toString().equals(node.text("cr2_target")))
        .findFirst()
        .orElseGet(
            () -> {
              node.problem(
                  "cr2_target",
                  "is '" + node.text("cr2_target") + "'; choose one of school, school+trust");
              return Cr2Target.SCHOOL;
            });
  }

  private List<String> scanned(String key) {
    List<String> columns = node.texts(key);
    for (String column : columns) {
      if (!scan.predictors().contains(column) && !scan.derived().contains(column)) {
        node.problem(
            key,
            "names "
                + column
                + ", which is not scanned; add it to scan.predictors or scan.derived, which needs"
                + " a new scan of the pupils");
      }
    }
    return columns;
  }

  private List<String> subgroups() {
    List<String> subgroups = node.texts("subgroups");
    for (String subgroup : subgroups) {
      if (!scan.subgroups().contains(subgroup)) {
        node.problem(
            "subgroups",
            "names "
                + subgroup
                + ", which is not summed apart; add it to scan.subgroups, which needs a new scan of"
                + " the pupils");
      }
    }
    return subgroups;
  }
}
