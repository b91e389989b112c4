package org.matimpact.pipeline.publish;

import static org.matimpact.pipeline.publish.MadeUpSchools.ALL;
import static org.matimpact.pipeline.publish.MadeUpSchools.BANDS;
import static org.matimpact.pipeline.publish.MadeUpSchools.COLUMNS;
import static org.matimpact.pipeline.publish.MadeUpSchools.OUTCOME;
import static org.matimpact.pipeline.publish.MadeUpSchools.PHASE;
import static org.matimpact.pipeline.publish.MadeUpSchools.POOL;
import static org.matimpact.pipeline.publish.MadeUpSchools.YEARS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.publish.MadeUpSchools.School;
import org.matimpact.pipeline.run.Stage;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.Settings;

/**
 * Result tables of a few made-up schools with few pupils each, counted by definition: everything
 * that publish reads, in place of the stages before it. Every treated school is matched, so the
 * numbers of bands, routes, years and levels add up exactly, which is what an attacker hopes for.
 */
final class MadeUpResults implements Stage {

  private final MadeUpSchools schools;
  private final List<String> routes;
  private final int version;

  private MadeUpResults(MadeUpSchools schools, List<String> routes, int version) {
    this.schools = schools;
    this.routes = routes;
    this.version = version;
  }

  /** Results with every breakdown. */
  static MadeUpResults of(long seed) {
    return new MadeUpResults(new MadeUpSchools(seed), MadeUpSchools.ROUTES, 1);
  }

  /** Results of the same schools without the breakdown by route. */
  MadeUpResults withoutRoutes() {
    return new MadeUpResults(schools, List.of(), 2);
  }

  /** Whom they count. */
  MadeUpSchools schools() {
    return schools;
  }

  @Override
  public String name() {
    return "estimate";
  }

  @Override
  public List<String> inputs() {
    return List.of();
  }

  @Override
  public List<String> outputs() {
    return new PublishStage().inputs();
  }

  @Override
  public SortedMap<String, String> reads(Settings settings) {
    return new TreeMap<>(Map.of("version", Integer.toString(version)));
  }

  @Override
  public void execute(StageContext context) {
    Map<String, List<Row>> tables = new TreeMap<>();
    outputs().forEach(table -> tables.put(table, new ArrayList<>()));
    for (String comparator : List.of("maintained", "standalone_academy")) {
      for (String band : MadeUpEffects.with(ALL, BANDS)) {
        for (String route : MadeUpEffects.with(ALL, routes)) {
          new MadeUpEffects(context, tables, schools, comparator, band, route).add();
        }
      }
    }
    addBands(context, tables);
    addFlow(context, tables);
    tables.forEach(context::write);
  }

  private void addBands(StageContext context, Map<String, List<Row>> tables) {
    for (String band : MadeUpEffects.with(ALL, BANDS)) {
      addBand(context, tables, "mat", band, schools.members(MadeUpSchools.in(band, ALL)));
    }
    for (String arm : List.of("maintained", "standalone_academy")) {
      addBand(context, tables, arm, ALL, schools.members(s -> s.arm().equals(arm)));
    }
    for (School school : schools.all()) {
      tables
          .get("school_result")
          .add(
              result(context, "school_result", List.of(school))
                  .put("urn", school.urn())
                  .put("arm", school.arm())
                  .build());
    }
    Map<String, List<School>> trusts = new TreeMap<>();
    schools
        .members(MadeUpSchools.in(ALL, ALL))
        .forEach(s -> trusts.computeIfAbsent(s.trust(), t -> new ArrayList<>()).add(s));
    trusts.forEach(
        (trust, members) ->
            tables
                .get("trust_result")
                .add(
                    result(context, "trust_result", members)
                        .put("trust_uid", trust)
                        .put("size_band", members.get(0).band())
                        .put("schools", members.size())
                        .build()));
  }

  private static void addBand(
      StageContext context,
      Map<String, List<Row>> tables,
      String arm,
      String band,
      List<School> members) {
    if (!members.isEmpty()) {
      tables
          .get("band_result")
          .add(
              result(context, "band_result", members)
                  .put("arm", arm)
                  .put("size_band", band)
                  .put("schools", members.size())
                  .put(
                      "trusts", arm.equals("maintained") ? 0 : MadeUpSchools.trusts(members).size())
                  .build());
    }
  }

  private static RowTemplate.Builder result(
      StageContext context, String table, List<School> members) {
    return context
        .rows(table)
        .row()
        .put("phase", PHASE)
        .put("outcome", OUTCOME)
        .put("outcome_years", POOL)
        .put("unit", "pupil SD")
        .put("pupils", MadeUpSchools.sum(members, POOL, ALL))
        .put("raw_mean", 0.25);
  }

  private void addFlow(StageContext context, Map<String, List<Row>> tables) {
    for (String year : YEARS) {
      long cohort = 0;
      long lacking = 0;
      for (String arm : List.of("mat", "maintained", "standalone_academy")) {
        for (String column : COLUMNS) {
          tables
              .get("missing_data")
              .add(
                  context
                      .rows("missing_data")
                      .row()
                      .put("phase", PHASE)
                      .put("contrast_id", ALL)
                      .put("arm", arm)
                      .put("column", column)
                      .put("year", Long.parseLong(year))
                      .put("pupils", schools.pupils(arm, year))
                      .put("missing", schools.missing(arm, year, column))
                      .put(
                          "missing_share",
                          (double) schools.missing(arm, year, column) / schools.pupils(arm, year))
                      .build());
        }
        cohort += schools.pupils(arm, year);
        lacking += schools.missing(arm, year, COLUMNS.get(0));
      }
      long[] left = {cohort + 500, cohort, cohort - lacking, cohort - lacking, cohort - lacking};
      for (int step = 1; step < left.length; step++) {
        tables
            .get("outcome_attrition")
            .add(
                context
                    .rows("outcome_attrition")
                    .row()
                    .put("phase", PHASE)
                    .put("outcome", OUTCOME)
                    .put("year", Long.parseLong(year))
                    .put("step", step)
                    .put("reason", "step " + step)
                    .put("pupils_before", left[step - 1])
                    .put("pupils_dropped", left[step - 1] - left[step])
                    .put("pupils_after", left[step])
                    .build());
      }
    }
  }
}
