package org.matimpact.pipeline.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.run.Deal;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.EstimateSettings;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.study.PupilPanel;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;
import org.matimpact.pipeline.study.crossproduct.MomentsDesign;
import org.matimpact.pipeline.study.crossproduct.NationalCounts;
import org.matimpact.pipeline.study.crossproduct.ProductLayout;

/**
 * Outcomes of the pupils of a phase: the cross-products of its eligible schools, brought together
 * by school and year on the executors and sent back as the few numbers that a fit needs. One slice
 * is read, once a phase.
 */
final class PupilOutcomes {

  private PupilOutcomes() {}

  /**
   * Reads the panels of the outcomes of pupils.
   *
   * @param positions position of each URN among the schools of the phase
   */
  static Map<String, PupilPanel> read(
      StageContext context, PhaseSettings phase, Map<Long, Integer> positions) {
    List<OutcomeSettings> outcomes =
        phase.outcomes().values().stream().filter(OutcomeSettings::ofPupils).toList();
    if (outcomes.isEmpty()) {
      return Map.of();
    }
    List<MomentsDesign> designs = designs(context, phase, outcomes);
    Map<String, PupilPanel> panels = new HashMap<>();
    for (int i = 0; i < designs.size(); i++) {
      MomentsDesign design = designs.get(i);
      panels.put(
          outcomes.get(i).name(),
          PupilPanel.empty(
              outcomes.get(i).name(),
              phase.outcomeYears(),
              design.names(),
              positions.size(),
              design.width()));
    }
    for (SchoolYearMoments.Block block : blocks(context, phase, positions, designs)) {
      PupilPanel panel = panels.get(outcomes.get(block.outcome()).name());
      int place = panel.place(positions.get(block.urn()), block.year());
      System.arraycopy(block.moments(), 0, panel.moments(), place, panel.width());
    }
    return panels;
  }

  private static List<MomentsDesign> designs(
      StageContext context, PhaseSettings phase, List<OutcomeSettings> outcomes) {
    ColumnSet set =
        ColumnSet.of(context.contract("pupil_attainment"), context.settings(), phase.keyStage());
    ProductLayout layout = new ProductLayout(set);
    NationalCounts nation =
        NationalCounts.read(context.read("pupil_distribution"), phase.keyStage());
    List<MomentsDesign> designs = new ArrayList<>();
    for (OutcomeSettings outcome : outcomes) {
      MomentsDesign design =
          new MomentsDesign(
              layout, predictors(context.settings().estimate(), outcome), outcome.pupilColumn());
      phase
          .outcomeYears()
          .forEach(year -> nation.standardise(design, set, outcome.pupilColumn(), year));
      designs.add(design);
    }
    return designs;
  }

  private static List<String> predictors(EstimateSettings estimate, OutcomeSettings outcome) {
    List<String> predictors = new ArrayList<>(estimate.pupilCovariates());
    if (outcome.kind() == OutcomeSettings.Kind.PROGRESS) {
      predictors.addAll(estimate.priorAttainment());
    }
    return predictors;
  }

  private static List<SchoolYearMoments.Block> blocks(
      StageContext context,
      PhaseSettings phase,
      Map<Long, Integer> positions,
      List<MomentsDesign> designs) {
    Broadcast<Map<Long, Integer>> eligible =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(positions);
    Dataset<Row> products = context.read("school_cross_product");
    JavaRDD<SchoolYearMoments.Block> blocks =
        products
            .where(products.col("key_stage").equalTo(phase.keyStage()))
            .where(products.col("slice").equalTo(ColumnSet.ALL))
            .where(products.col("year").isInCollection(phase.outcomeYears()))
            .select("urn", "year", "pattern", "pupils", "products", "high")
            .filter(
                (org.apache.spark.api.java.function.FilterFunction<Row>)
                    row -> eligible.value().containsKey(row.getLong(0)))
            .repartition(Deal.slices(context.spark()), products.col("urn"))
            .sortWithinPartitions("urn", "year", "pattern")
            .toJavaRDD()
            .mapPartitions(rows -> new SchoolYearMoments(rows, designs));
    try {
      return blocks.collect();
    } finally {
      eligible.destroy();
    }
  }
}
