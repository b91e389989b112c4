package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.run.Stage;
import org.matimpact.pipeline.run.StageContext;
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
    outputs.add(LakePath.publishedName(SensitivitySummary.TABLE));
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
    Release release =
        Release.of(
            settings,
            Results.read(context, inputs()),
            Results.published(context, PUBLISHED),
            context.contract(SensitivitySummary.TABLE));
    release
        .tables()
        .forEach(
            (table, rows) ->
                context.write(
                    LakePath.publishedName(table), rows.stream().map(ResultRow::toRow).toList()));
    Withheld withheld = release.withheld();
    context.write(SUPPRESSION, withheld.audit(context.rows(SUPPRESSION)));
    context.say(withheld.size() + " rows and figures are withheld; table suppression says why");
    settings.publish().caution().ifPresent(context::say);
  }
}
