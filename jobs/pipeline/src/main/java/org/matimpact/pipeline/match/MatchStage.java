package org.matimpact.pipeline.match;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.run.Stage;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.study.Contrasts;
import org.matimpact.pipeline.study.MatchedContrast;
import org.matimpact.pipeline.study.StudyReader;

/** Matches every contrast of every phase and writes what came of it. */
public final class MatchStage implements Stage {

  @Override
  public String name() {
    return "match";
  }

  @Override
  public List<String> inputs() {
    return DesignComparison.INPUTS;
  }

  @Override
  public List<String> outputs() {
    return List.of(
        "contrast",
        "propensity",
        "balance",
        "balance_by_stratum",
        "overlap",
        "matched_school",
        "matched_set",
        "pair_contribution",
        "nearest_unmatched");
  }

  @Override
  public SortedMap<String, String> reads(Settings settings) {
    SortedMap<String, String> reads = new TreeMap<>();
    reads.put("match", settings.match().decisive());
    reads.put("seed", Long.toString(settings.seed()));
    reads.put("size_bands", settings.cohort().sizeBands().toString());
    reads.put("size_at", settings.cohort().sizeAt().toString());
    settings
        .phases()
        .forEach(
            (name, phase) ->
                reads.put("phase " + name, phase.covariateSets() + phase.membershipCaution()));
    return reads;
  }

  @Override
  public void execute(StageContext context) {
    Settings settings = context.settings();
    try (PhaseMatching matching =
        new PhaseMatching(context.spark(), settings.match(), settings.seed(), context::say)) {
      List<JavaRDD<MatchedContrast>> phases = new ArrayList<>();
      for (PhaseSettings phase : settings.phases().values()) {
        phases.add(matched(context, matching, phase).cache());
      }
      write(context, phases);
      context.awaitWrites();
      phases.forEach(JavaRDD::unpersist);
    }
  }

  private static void write(StageContext context, List<JavaRDD<MatchedContrast>> phases) {
    write(context, "contrast", phases, contrastMaker(context));
    write(
        context,
        "propensity",
        phases,
        (matched, rows) -> new ContrastRows(matched).propensity(rows));
    write(context, "balance", phases, (matched, rows) -> new BalanceRows(matched).balance(rows));
    write(
        context,
        "balance_by_stratum",
        phases,
        (matched, rows) -> new BalanceRows(matched).byStratum(rows));
    write(context, "overlap", phases, (matched, rows) -> new ContrastRows(matched).overlap(rows));
    write(
        context,
        "matched_school",
        phases,
        (matched, rows) -> new ContrastRows(matched).matchedSchools(rows));
    write(
        context,
        "matched_set",
        phases,
        (matched, rows) -> new ContrastRows(matched).matchedSets(rows));
    write(context, "pair_contribution", phases, ExplanationRows::contributions);
    write(context, "nearest_unmatched", phases, ExplanationRows::nearest);
  }

  private static JavaRDD<MatchedContrast> matched(
      StageContext context, PhaseMatching matching, PhaseSettings phase) {
    return matching.matched(
        StudyReader.phase(phase, context.read("cohort_school"), context.read("school_covariate")),
        Contrasts.of(phase, context.settings().cohort()));
  }

  private static void write(
      StageContext context, String table, List<JavaRDD<MatchedContrast>> phases, RowMaker maker) {
    RowTemplate template = context.rows(table);
    JavaRDD<Row> rows = null;
    for (JavaRDD<MatchedContrast> phase : phases) {
      JavaRDD<Row> made = phase.flatMap(matched -> maker.rows(matched, template).iterator());
      rows = rows == null ? made : rows.union(made);
    }
    context.write(table, rows);
  }

  /** A contrast's row carries what is known to be wrong with the memberships of its phase. */
  private static RowMaker contrastMaker(StageContext context) {
    Map<String, String> cautions = new HashMap<>();
    context
        .settings()
        .phases()
        .forEach((name, phase) -> cautions.put(phase.phase(), phase.membershipCaution()));
    return (matched, template) ->
        new ContrastRows(matched).contrast(template, cautions.get(matched.contrast().phase()));
  }

  /** Makes the rows of one contrast in one table. */
  private interface RowMaker extends Serializable {
    List<Row> rows(MatchedContrast matched, RowTemplate template);
  }
}
