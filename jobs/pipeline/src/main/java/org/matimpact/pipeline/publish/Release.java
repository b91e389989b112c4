package org.matimpact.pipeline.publish;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.settings.PublishSettings;
import org.matimpact.pipeline.settings.Settings;

/**
 * The published form of the result tables of an edition.
 *
 * @param tables rows by table, as they are shown
 * @param withheld what is not shown, and why
 */
record Release(Map<String, List<ResultRow>> tables, Withheld withheld) {

  /**
   * Decides of all tables together what is withheld.
   *
   * @param published tables that are published at present, one for each edition
   * @param summary contract of sensitivity_summary
   */
  static Release of(
      Settings settings, Results results, List<Results> published, TableContract summary) {
    Control control = new Control(settings, results);
    Withheld withheld = control.withheld(published);
    Map<String, List<ResultRow>> tables =
        tables(settings.publish(), results, withheld, control.flow());
    tables.put(SensitivitySummary.TABLE, new SensitivitySummary(results, withheld, summary).rows());
    new ReleaseCheck(Limits.of(settings.publish())).require(tables);
    Rounding rounding = new Rounding(settings.publish().rounding());
    tables.replaceAll((table, rows) -> rows.stream().map(row -> rounding.of(table, row)).toList());
    return new Release(tables, withheld);
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
