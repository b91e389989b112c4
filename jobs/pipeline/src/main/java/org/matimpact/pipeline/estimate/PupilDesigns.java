package org.matimpact.pipeline.estimate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.EstimateSettings;
import org.matimpact.pipeline.settings.EstimateSettings.FurtherModel;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.study.Subgroup;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;
import org.matimpact.pipeline.study.crossproduct.ImputedDesign;
import org.matimpact.pipeline.study.crossproduct.IndicatorDesign;
import org.matimpact.pipeline.study.crossproduct.MomentsDesign;
import org.matimpact.pipeline.study.crossproduct.NationalCounts;
import org.matimpact.pipeline.study.crossproduct.ProductLayout;
import org.matimpact.pipeline.study.crossproduct.PupilDesign;

/**
 * What the fits of the outcomes of pupils of a phase need of the cross-products. Subgroups whose
 * column every fit of the outcome adjusts for share the design of all pupils.
 *
 * @param designs by outcome and subgroup, without those that share another
 * @param shared the design that stands for each outcome and subgroup
 */
record PupilDesigns(Map<PanelKey, PupilDesign> designs, Map<PanelKey, PanelKey> shared) {

  static PupilDesigns of(StageContext context, PhaseSettings phase) {
    ColumnSet set =
        ColumnSet.of(context.contract("pupil_attainment"), context.settings(), phase.keyStage());
    ProductLayout layout = new ProductLayout(set);
    NationalCounts nation =
        NationalCounts.read(context.read("pupil_distribution"), phase.keyStage());
    PupilDesigns all = new PupilDesigns(new LinkedHashMap<>(), new LinkedHashMap<>());
    for (OutcomeSettings outcome : phase.outcomes().values()) {
      if (outcome.ofPupils()) {
        all.add(outcome, context.settings().estimate(), layout);
        all.addImputed(outcome, phase, context.settings().estimate(), layout);
      }
    }
    all.designs.forEach(
        (key, design) -> {
          OutcomeSettings outcome = phase.outcomes().get(key.outcome());
          phase.outcomeYears().forEach(year -> nation.standardise(design, set, outcome, year));
        });
    return all;
  }

  /** All pupils, and a level of each subgroup. */
  private static List<Subgroup> subgroups(EstimateSettings estimate) {
    return Stream.concat(
            Stream.of(Subgroup.ALL),
            estimate.subgroups().stream().map(variable -> Subgroup.of(variable).get(0)))
        .toList();
  }

  private static List<String> predictors(EstimateSettings estimate, OutcomeSettings outcome) {
    List<String> predictors = new ArrayList<>(estimate.pupilCovariates());
    if (outcome.kind() == OutcomeSettings.Kind.PROGRESS) {
      predictors.addAll(estimate.priorAttainment());
    }
    return predictors;
  }

  private void add(OutcomeSettings outcome, EstimateSettings estimate, ProductLayout layout) {
    List<String> predictors = predictors(estimate, outcome);
    for (Subgroup subgroup : subgroups(estimate)) {
      add(outcome, subgroup, predictors, layout);
    }
    if (estimate.furtherModels().contains(FurtherModel.INDICATOR)) {
      PanelKey key = PanelKey.withIndicators(outcome.name());
      shared.put(key, key);
      designs.put(key, new IndicatorDesign(layout, predictors, outcome.pupilColumn()));
    }
  }

  private void addImputed(
      OutcomeSettings outcome,
      PhaseSettings phase,
      EstimateSettings estimate,
      ProductLayout layout) {
    if (estimate.furtherModels().contains(FurtherModel.IMPUTED)) {
      String column = outcome.pupilColumn();
      PanelKey key = PanelKey.imputed(outcome.name());
      shared.put(key, key);
      designs.put(
          key,
          new ImputedDesign(
              layout,
              predictors(estimate, outcome),
              ImputedDesign.imputed(layout.set(), estimate, phase, column),
              column));
    }
  }

  private void add(
      OutcomeSettings outcome, Subgroup subgroup, List<String> predictors, ProductLayout layout) {
    PanelKey key = new PanelKey(outcome.name(), subgroup.variable());
    if (predictors.containsAll(subgroup.columns()) && !subgroup.equals(Subgroup.ALL)) {
      shared.put(key, new PanelKey(outcome.name(), ColumnSet.ALL));
      return;
    }
    List<String> slices = subgroup.ofSlices() ? subgroup.columns() : List.of();
    List<String> columns =
        subgroup.ofSlices() || subgroup.columns().isEmpty()
            ? predictors
            : Stream.concat(predictors.stream(), subgroup.columns().stream()).toList();
    shared.put(key, key);
    designs.put(key, new MomentsDesign(layout, columns, slices, outcome.pupilColumn()));
  }

  /** Slices that some design needs, and that of all pupils. */
  List<String> slices() {
    return Stream.concat(
            Stream.of(ColumnSet.ALL),
            designs.values().stream().flatMap(design -> design.slices().stream()))
        .distinct()
        .toList();
  }
}
