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
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.study.PupilPanel;
import org.matimpact.pipeline.study.crossproduct.PupilDesign;

/**
 * Outcomes of the pupils of a phase: the cross-products of its eligible schools, brought together
 * by school and year on the executors and sent back as the few numbers that a fit needs. Only the
 * slices that a model asks for are read, once a phase.
 */
final class PupilOutcomes {

  private PupilOutcomes() {}

  /**
   * Reads the panels of the outcomes of pupils, by outcome and subgroup.
   *
   * @param positions position of each URN among the schools of the phase
   */
  static Map<PanelKey, PupilPanel> read(
      StageContext context, PhaseSettings phase, Map<Long, Integer> positions) {
    if (phase.outcomes().values().stream().noneMatch(OutcomeSettings::ofPupils)) {
      return Map.of();
    }
    PupilDesigns designs = PupilDesigns.of(context, phase);
    Map<PanelKey, PupilPanel> filled = new HashMap<>();
    designs
        .designs()
        .forEach((key, design) -> filled.put(key, empty(key, design, phase, positions.size())));
    List<PanelKey> keys = List.copyOf(designs.designs().keySet());
    for (SchoolYearMoments.Block block : blocks(context, phase, positions, designs)) {
      PupilPanel panel = filled.get(keys.get(block.design()));
      int place = panel.place(positions.get(block.urn()), block.year());
      System.arraycopy(block.moments(), 0, panel.moments(), place, panel.width());
    }
    Map<PanelKey, PupilPanel> panels = new HashMap<>();
    designs.shared().forEach((key, home) -> panels.put(key, filled.get(home)));
    return panels;
  }

  private static PupilPanel empty(
      PanelKey key, PupilDesign design, PhaseSettings phase, int schools) {
    return PupilPanel.empty(
        key.outcome(), phase.outcomeYears(), design.names(), schools, design.width());
  }

  private static List<SchoolYearMoments.Block> blocks(
      StageContext context,
      PhaseSettings phase,
      Map<Long, Integer> positions,
      PupilDesigns designs) {
    Broadcast<Map<Long, Integer>> eligible =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(positions);
    Dataset<Row> products = context.read("school_cross_product");
    List<PupilDesign> inOrder = new ArrayList<>(designs.designs().values());
    JavaRDD<SchoolYearMoments.Block> blocks =
        products
            .where(products.col("key_stage").equalTo(phase.keyStage()))
            .where(products.col("slice").isInCollection(designs.slices()))
            .where(products.col("year").isInCollection(phase.outcomeYears()))
            .select("urn", "year", "slice", "pattern", "pupils", "products", "high")
            .filter(
                (org.apache.spark.api.java.function.FilterFunction<Row>)
                    row -> eligible.value().containsKey(row.getLong(0)))
            .repartition(Deal.slices(context.spark()), products.col("urn"))
            .sortWithinPartitions("urn", "year", "slice", "pattern")
            .toJavaRDD()
            .mapPartitions(rows -> new SchoolYearMoments(rows, inOrder));
    try {
      return blocks.collect();
    } finally {
      eligible.destroy();
    }
  }
}
