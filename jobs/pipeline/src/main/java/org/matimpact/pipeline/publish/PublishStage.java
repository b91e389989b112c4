package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.run.Stage;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.PublishSettings;
import org.matimpact.pipeline.settings.Settings;

/**
 * Lets results out of the restricted zone. It reads what the stages before have left, decides of
 * all tables together what is withheld, writes the rest, and notes every suppression in the
 * restricted table suppression. The lake takes nothing for the published zone from any other stage.
 */
public final class PublishStage implements Stage {

  private static final String SUPPRESSION = "suppression";

  /** Tables of which a published form is made. */
  private static final List<String> PUBLISHED =
      List.of(
          EffectCells.TABLE,
          ContrastCells.TABLE,
          MatchTables.BALANCE,
          MatchTables.STRATA,
          MatchTables.OVERLAP,
          "cohort_attrition",
          PupilFlow.ATTRITION,
          PupilFlow.MISSING,
          BandCells.TABLE,
          EffectTables.CURVE,
          "variance_component",
          "inference_check",
          "imputation",
          CountTables.FILES,
          TrustCells.EFFECT,
          TrustCells.RESULT);

  @Override
  public String name() {
    return "publish";
  }

  @Override
  public List<String> inputs() {
    List<String> inputs = new ArrayList<>(PUBLISHED);
    inputs.add("disclosure_facts");
    inputs.add("school_result");
    return inputs;
  }

  @Override
  public List<String> outputs() {
    List<String> outputs =
        new ArrayList<>(PUBLISHED.stream().map(LakePath::publishedName).toList());
    outputs.add(SUPPRESSION);
    return outputs;
  }

  @Override
  public SortedMap<String, String> reads(Settings settings) {
    SortedMap<String, String> reads = new TreeMap<>();
    reads.put("publish", settings.publish().toString());
    reads.put("phases", settings.phases().toString());
    return reads;
  }

  @Override
  public void execute(StageContext context) {
    Settings settings = context.settings();
    Results results = Results.read(context, inputs());
    Control control = new Control(settings, results);
    Withheld withheld = control.withheld(Results.published(context, PUBLISHED));
    Map<String, List<ResultRow>> tables =
        tables(settings.publish(), results, withheld, control.flow());
    new ReleaseCheck(Limits.of(settings.publish())).require(tables);
    Rounding rounding = new Rounding(settings.publish().rounding());
    tables.forEach(
        (table, rows) ->
            context.write(
                LakePath.publishedName(table),
                rows.stream().map(row -> rounding.of(table, row).toRow()).toList()));
    context.write(SUPPRESSION, withheld.audit(context.rows(SUPPRESSION)));
    context.say(withheld.size() + " rows and figures are withheld; table suppression says why");
  }

  private static Map<String, List<ResultRow>> tables(
      PublishSettings publish, Results results, Withheld withheld, PupilFlow flow) {
    EffectTables effects = new EffectTables(results, withheld);
    MatchTables match = new MatchTables(results, withheld, publish.leastSchools());
    CountTables counts = new CountTables(results, withheld, flow);
    Map<String, List<ResultRow>> tables = new TreeMap<>();
    tables.put(EffectCells.TABLE, effects.effects());
    tables.put(EffectTables.CURVE, effects.curve());
    EffectTables.OF_EFFECTS.forEach(table -> tables.put(table, effects.of(table)));
    tables.put(ContrastCells.TABLE, match.contrasts());
    tables.put(MatchTables.BALANCE, match.balance());
    tables.put(MatchTables.STRATA, match.strata());
    tables.put(MatchTables.OVERLAP, match.overlap());
    tables.put("cohort_attrition", results.rows("cohort_attrition"));
    tables.put(PupilFlow.ATTRITION, counts.attrition());
    tables.put(PupilFlow.MISSING, counts.missing());
    tables.put(BandCells.TABLE, counts.bands());
    tables.put(CountTables.FILES, counts.files());
    for (String table : List.of(TrustCells.EFFECT, TrustCells.RESULT)) {
      tables.put(table, counts.trusts(table, publish.trusts()));
    }
    return tables;
  }
}
