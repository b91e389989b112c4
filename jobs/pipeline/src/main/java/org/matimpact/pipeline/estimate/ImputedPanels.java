package org.matimpact.pipeline.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.study.Outcome;
import org.matimpact.pipeline.study.PupilPanel;
import org.matimpact.pipeline.study.crossproduct.ImputedDesign;
import org.matimpact.pipeline.study.crossproduct.Words;

/**
 * Outcomes of the pupils of a phase in one imputation after another: those of the pupils who lack
 * nothing, to whom the imputed ones are added. One imputation is held at a time.
 */
final class ImputedPanels {

  private final StageContext context;
  private final PhaseSettings phase;
  private final PhaseOutcomes outcomes;
  private final List<PanelKey> keys = new ArrayList<>();
  private final List<ImputedDesign> designs = new ArrayList<>();
  private final List<String> columns = new ArrayList<>();

  ImputedPanels(StageContext context, PhaseSettings phase, PhaseOutcomes outcomes) {
    this.context = context;
    this.phase = phase;
    this.outcomes = outcomes;
    PupilDesigns.of(context, phase)
        .designs()
        .forEach(
            (key, design) -> {
              if (design instanceof ImputedDesign imputed) {
                keys.add(key);
                designs.add(imputed);
                columns.add(phase.outcomes().get(key.outcome()).pupilColumn());
              }
            });
  }

  /** The panels of an imputation, by their key. */
  Map<PanelKey, Outcome> of(int imputation) {
    Map<PanelKey, Outcome> panels = new HashMap<>();
    for (PanelKey key : keys) {
      PupilPanel complete = (PupilPanel) outcomes.panels().get(key);
      panels.put(key, complete.copy());
    }
    for (SchoolYearMoments.Block block : blocks(imputation)) {
      PupilPanel panel = (PupilPanel) panels.get(keys.get(block.design()));
      ImputedDesign design = designs.get(block.design());
      int school = outcomes.positions().get(block.urn());
      double[] moments =
          panel.present(school, block.year())
              ? design.together(panel.block(school, block.year()), block.moments())
              : block.moments();
      System.arraycopy(
          moments, 0, panel.moments(), panel.place(school, block.year()), panel.width());
    }
    return panels;
  }

  private List<SchoolYearMoments.Block> blocks(int imputation) {
    List<ImputedDesign> of = designs;
    List<String> outcomeColumns = columns;
    Dataset<Row> sums = context.read("imputed_cross_product");
    return sums.where(sums.col("phase").equalTo(phase.phase()))
        .where(sums.col("imputation").equalTo(imputation))
        .select("urn", "year", "outcome_column", "pupils", "products", "high")
        .toJavaRDD()
        .flatMap(
            (FlatMapFunction<Row, SchoolYearMoments.Block>)
                row -> moments(row, of, outcomeColumns).iterator())
        .collect();
  }

  private static List<SchoolYearMoments.Block> moments(
      Row row, List<ImputedDesign> designs, List<String> columns) {
    List<SchoolYearMoments.Block> blocks = new ArrayList<>();
    int year = (int) row.getLong(1);
    for (int i = 0; i < designs.size(); i++) {
      if (columns.get(i).equals(row.getString(2))) {
        ImputedDesign.Sums sums = designs.get(i).sums(year);
        sums.addImputed(row.getLong(3), Words.of(row, 4), Words.of(row, 5));
        if (!sums.isEmpty()) {
          blocks.add(new SchoolYearMoments.Block(i, row.getLong(0), year, sums.moments()));
        }
      }
    }
    return blocks;
  }
}
