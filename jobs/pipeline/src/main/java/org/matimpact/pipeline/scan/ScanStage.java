package org.matimpact.pipeline.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.run.Stage;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;
import org.matimpact.pipeline.study.crossproduct.ColumnSetTable;
import org.matimpact.pipeline.study.crossproduct.NationalCounts;
import org.matimpact.pipeline.study.crossproduct.ProductLayout;
import org.matimpact.pipeline.study.pattern.PatternColumns;

/**
 * One scan of the pupils of every key stage with an outcome of pupils. It comes after matching, so
 * that designs are chosen before any outcome is read; its fingerprint does not depend on them, so a
 * new match needs no new scan. Every school is scanned, in the cohort or not.
 */
public final class ScanStage implements Stage {

  @Override
  public String name() {
    return "scan";
  }

  @Override
  public List<String> inputs() {
    return List.of("pupil_attainment", "pupil_distribution");
  }

  @Override
  public List<String> outputs() {
    return List.of("column_set", "school_cross_product", "covariate_pattern");
  }

  @Override
  public SortedMap<String, String> reads(Settings settings) {
    SortedMap<String, String> reads = new TreeMap<>();
    reads.put("scan", settings.scan().toString());
    reads.put("outcomes", outcomes(settings));
    keyStages(settings).stream()
        .filter(keyStage -> !PatternPlan.outcomes(settings, keyStage).isEmpty())
        .forEach(keyStage -> reads.put("patterns " + keyStage, patterns(settings, keyStage)));
    return reads;
  }

  @Override
  public void execute(StageContext context) {
    TableContract pupils = context.contract("pupil_attainment");
    List<Row> columnSets = new ArrayList<>();
    List<CrossProductScan> scans = new ArrayList<>();
    for (String keyStage : keyStages(context.settings())) {
      ColumnSet set = ColumnSet.of(pupils, context.settings(), keyStage);
      columnSets.addAll(ColumnSetTable.rows(context.rows("column_set"), keyStage, set));
      ScanPlan plan =
          new ScanPlan(
              keyStage,
              new ProductLayout(set),
              Slices.of(context.settings().scan().subgroups(), set),
              cuts(context, keyStage, set),
              patterns(context, keyStage, set));
      scans.add(CrossProductScan.of(context.read("pupil_attainment"), plan));
    }
    context.write("column_set", columnSets);
    try {
      write(context, scans);
    } finally {
      scans.forEach(CrossProductScan::close);
    }
  }

  /** Patterns after products: what the pass has left is there then, and no pupil is read again. */
  private static void write(StageContext context, List<CrossProductScan> scans) {
    scans.stream()
        .map(CrossProductScan::products)
        .reduce(Dataset::union)
        .ifPresentOrElse(
            rows -> context.write("school_cross_product", rows),
            () -> context.write("school_cross_product", List.<Row>of()));
    context.awaitWrites();
    scans.stream()
        .filter(CrossProductScan::hasPatterns)
        .map(scan -> scan.patterns(context.rows("covariate_pattern")))
        .reduce(JavaRDD::union)
        .ifPresentOrElse(
            rows -> context.write("covariate_pattern", rows),
            () -> context.write("covariate_pattern", List.<Row>of()));
    context.awaitWrites();
  }

  private static PatternPlan patterns(StageContext context, String keyStage, ColumnSet set) {
    List<String> outcomes = PatternPlan.outcomes(context.settings(), keyStage);
    return outcomes.isEmpty()
        ? PatternPlan.NONE
        : PatternPlan.of(
            set,
            PatternColumns.of(
                context.contract("pupil_attainment"),
                context.settings(),
                NationalCounts.read(context.read("pupil_distribution"), keyStage)),
            outcomes);
  }

  /** What covariate patterns are made of beside the settings of the scan. */
  private static String patterns(Settings settings, String keyStage) {
    return PatternPlan.outcomes(settings, keyStage) + " by " + settings.estimate().patternColumns();
  }

  /** Thirds of prior attainment, where they are asked for. */
  private static TercileCuts cuts(StageContext context, String keyStage, ColumnSet set) {
    boolean asked = context.settings().scan().subgroups().contains(Slices.PRIOR_TERCILE);
    return asked
        ? TercileCuts.of(
            set,
            NationalCounts.read(context.read("pupil_distribution"), keyStage)
                .of(ColumnSet.PRIOR_ATTAINMENT))
        : TercileCuts.of(set, Map.of());
  }

  /** Key stages with an outcome of pupils. */
  private static Set<String> keyStages(Settings settings) {
    return settings.phases().values().stream()
        .filter(phase -> phase.outcomes().values().stream().anyMatch(OutcomeSettings::ofPupils))
        .map(PhaseSettings::keyStage)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a column set is made of beside the settings of the scan. */
  private static String outcomes(Settings settings) {
    return settings.phases().values().stream()
        .flatMap(
            phase ->
                phase.outcomes().values().stream()
                    .filter(OutcomeSettings::ofPupils)
                    .map(outcome -> phase.keyStage() + " " + outcome.pupilColumn()))
        .sorted()
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
