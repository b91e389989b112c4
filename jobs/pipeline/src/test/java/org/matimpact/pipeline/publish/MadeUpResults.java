package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.run.Stage;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.Settings;

/**
 * Result tables of a few made-up schools with few pupils each, counted by definition: everything
 * that publish reads, in place of the stages before it. Every treated school is matched, so the
 * numbers of bands, routes, years and levels add up exactly, which is what an attacker hopes for.
 */
final class MadeUpResults implements Stage {

  static final String PHASE = "primary";
  static final String OUTCOME = "ks2_maths_attainment";
  static final String POOL = "2017-2019";
  static final List<String> BANDS = List.of("2-3", "4-6", "7-15", "16+");
  static final List<String> ROUTES = List.of("converter", "sponsored");
  static final List<String> YEARS = List.of("2017", "2018", "2019");
  static final List<String> LEVELS = List.of("disadvantaged=0", "disadvantaged=1");
  static final List<String> COLUMNS = List.of("maths_score", "eal");

  static final String IMPUTED = "pupil_reml_imputed";

  private static final String ALL = "all";
  private static final String DIFFERENCE = "disadvantaged=1-0";

  /** A school's pupils by year and level, and those of them who lack a column. */
  record School(
      String arm,
      String trust,
      String band,
      String route,
      Map<String, Long> pupils,
      Map<String, Long> missing) {

    long count(String years, String level) {
      return YEARS.stream()
          .filter(year -> years.equals(POOL) || years.equals(year))
          .flatMap(
              year ->
                  LEVELS.stream()
                      .filter(l -> level.equals(l) || !LEVELS.contains(level))
                      .map(l -> pupils.get(year + l)))
          .mapToLong(Long::longValue)
          .sum();
    }

    /** Its pupils of all years who lack a predictor, and are none of those counted. */
    long lacking() {
      return YEARS.stream().mapToLong(year -> missing.get(year + COLUMNS.get(0))).sum();
    }
  }

  private final List<School> schools = new ArrayList<>();
  private final List<String> routes;
  private final int version;

  private MadeUpResults(long seed, List<String> routes, int version) {
    this.routes = routes;
    this.version = version;
    Random random = new Random(seed);
    for (int trust = 0; trust < 24; trust++) {
      String band = BANDS.get(random.nextInt(BANDS.size()));
      int members = 1 + random.nextInt(4);
      for (int i = 0; i < members; i++) {
        String route = ROUTES.get(random.nextInt(4) == 0 ? 1 : 0);
        schools.add(school(random, "mat", "trust-" + trust, band, route));
      }
    }
    for (int i = 0; i < 40; i++) {
      schools.add(school(random, "maintained", "", "", ""));
      if (i % 2 == 0) {
        schools.add(school(random, "standalone_academy", "alone-" + i, "", "converter"));
      }
    }
  }

  /** Results with every breakdown. */
  static MadeUpResults of(long seed) {
    return new MadeUpResults(seed, ROUTES, 1);
  }

  /** The same schools without the breakdown by route. */
  MadeUpResults withoutRoutes(long seed) {
    return new MadeUpResults(seed, List.of(), 2);
  }

  private static School school(Random random, String arm, String trust, String band, String route) {
    Map<String, Long> pupils = new TreeMap<>();
    Map<String, Long> missing = new TreeMap<>();
    for (String year : YEARS) {
      LEVELS.forEach(level -> pupils.put(year + level, 1L + random.nextInt(6)));
      COLUMNS.forEach(column -> missing.put(year + column, (long) random.nextInt(2)));
    }
    return new School(arm, trust, band, route, pupils, missing);
  }

  /** Pupils of the treated of a group, by definition. */
  long treated(String band, String route, String years, String level) {
    return members(in(band, route)).stream().mapToLong(s -> s.count(years, level)).sum();
  }

  /** Those of the treated of a group who lack a predictor. */
  long lacking(String band, String route) {
    return members(in(band, route)).stream().mapToLong(School::lacking).sum();
  }

  /** Pupils of every trust, by size band. */
  Map<String, Map<String, Long>> trusts() {
    Map<String, Map<String, Long>> trusts = new TreeMap<>();
    for (String band : BANDS) {
      trusts.put(band, trusts(members(in(band, ALL))));
    }
    return trusts;
  }

  /** Pupils of an arm in a year with those who lack a column on top, and those alone. */
  long pupils(String arm, String year) {
    long counted =
        members(s -> s.arm().equals(arm)).stream().mapToLong(s -> s.count(year, ALL)).sum();
    return counted + missing(arm, year, COLUMNS.get(0));
  }

  long missing(String arm, String year, String column) {
    return members(s -> s.arm().equals(arm)).stream()
        .mapToLong(school -> school.missing().get(year + column))
        .sum();
  }

  private List<School> members(Predicate<School> which) {
    return schools.stream().filter(which).toList();
  }

  private static Predicate<School> in(String band, String route) {
    return s ->
        s.arm().equals("mat")
            && (band.equals(ALL) || s.band().equals(band))
            && (route.equals(ALL) || s.route().equals(route));
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
      for (String band : with(ALL, BANDS)) {
        for (String route : with(ALL, routes)) {
          addContrast(context, tables, comparator, band, route);
        }
      }
    }
    addBands(context, tables);
    addFlow(context, tables);
    tables.forEach(context::write);
  }

  private static List<String> with(String first, List<String> rest) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }

  private void addContrast(
      StageContext context,
      Map<String, List<Row>> tables,
      String comparator,
      String band,
      String route) {
    List<School> treated = members(in(band, route));
    List<School> comparison = members(s -> s.arm().equals(comparator));
    String sizeAt = band.equals(ALL) ? ALL : "end";
    String id = String.join(".", PHASE, comparator, "any", sizeAt, band, route, "set", "design");
    RowTemplate.Builder contrast =
        named(context.rows("contrast").row().put("contrast_id", id), comparator, band, route);
    tables
        .get("contrast")
        .add(
            contrast
                .put("status", "estimable")
                .put("treated_pool", treated.size())
                .put("treated_schools", treated.size())
                .put("treated_unmatched", 0)
                .put("treated_trusts", trusts(treated).size())
                .put("comparison_pool", comparison.size())
                .put("comparison_schools", comparison.size())
                .build());
    Sample sample = new Sample(id, comparator, band, route, treated, comparison);
    for (String years : with(POOL, YEARS)) {
      for (String level : with(ALL, with(DIFFERENCE, LEVELS))) {
        addEffect(context, tables, sample, years, level);
      }
    }
    addImputed(context, tables, sample);
  }

  /** Schools of a contrast. */
  private record Sample(
      String contrast,
      String comparator,
      String band,
      String route,
      List<School> treated,
      List<School> comparison) {

    String effect(String years, String level, String model) {
      return String.join(".", contrast, OUTCOME, OUTCOME, years, level, "school", model);
    }
  }

  private static void addEffect(
      StageContext context, Map<String, List<Row>> tables, Sample of, String years, String level) {
    String effect = of.effect(years, level, "pupil_reml");
    tables
        .get("effect_estimate")
        .add(
            effect(context, of, effect, years, level)
                .put("headline", years.equals(POOL) && level.equals(ALL))
                .put("model", "pupil_reml")
                .put("treated_pupils", sum(of.treated(), years, level))
                .put("comparison_pupils", sum(of.comparison(), years, level))
                .build());
    addFacts(context, tables.get("disclosure_facts"), effect, of.treated(), years, level);
  }

  /** The effect on those counted and on those who lack a predictor together. */
  private static void addImputed(StageContext context, Map<String, List<Row>> tables, Sample of) {
    String effect = of.effect(POOL, ALL, IMPUTED);
    tables
        .get("effect_estimate")
        .add(
            effect(context, of, effect, POOL, ALL)
                .put("headline", false)
                .put("model", IMPUTED)
                .put("treated_pupils", sum(of.treated(), POOL, ALL) + lacking(of.treated()))
                .put(
                    "comparison_pupils", sum(of.comparison(), POOL, ALL) + lacking(of.comparison()))
                .build());
    tables
        .get("imputation")
        .add(
            context
                .rows("imputation")
                .row()
                .put("effect_id", effect)
                .put("contrast_id", of.contrast())
                .put("imputations", 20)
                .build());
    addFacts(context, tables.get("disclosure_facts"), effect, of.treated(), POOL, ALL);
  }

  private static RowTemplate.Builder effect(
      StageContext context, Sample of, String effect, String years, String level) {
    return named(
            context.rows("effect_estimate").row().put("effect_id", effect),
            of.comparator(),
            of.band(),
            of.route())
        .put("contrast_id", of.contrast())
        .put("outcome", OUTCOME)
        .put("outcome_years", years)
        .put("subgroup", level)
        .put("estimand_average", "school")
        .put("status", "estimated")
        .put("estimate", 0.125)
        .put("p_value", 0.03)
        .put("model_columns", 4)
        .put("treated_schools", of.treated().size())
        .put("treated_trusts", trusts(of.treated()).size())
        .put("comparison_schools", of.comparison().size());
  }

  private static long lacking(List<School> schools) {
    return schools.stream().mapToLong(School::lacking).sum();
  }

  private static RowTemplate.Builder named(
      RowTemplate.Builder row, String comparator, String band, String route) {
    return row.put("phase", PHASE)
        .put("comparator", comparator)
        .put("comparator_route", "any")
        .put("size_at", band.equals(ALL) ? ALL : "end")
        .put("size_band", band)
        .put("route", route)
        .put("covariate_set", "set")
        .put("design", "design")
        .put("estimand", "ATT");
  }

  private static long sum(List<School> schools, String years, String level) {
    return schools.stream().mapToLong(school -> school.count(years, level)).sum();
  }

  private static Map<String, Long> trusts(List<School> schools) {
    Map<String, Long> trusts = new TreeMap<>();
    schools.forEach(school -> trusts.merge(school.trust(), school.count(POOL, ALL), Long::sum));
    return trusts;
  }

  private static void addFacts(
      StageContext context,
      List<Row> facts,
      String effect,
      List<School> treated,
      String years,
      String level) {
    Map<String, Long> held = new TreeMap<>();
    treated.forEach(school -> held.merge(school.trust(), school.count(years, level), Long::sum));
    List<Long> sorted = held.values().stream().sorted((a, b) -> Long.compare(b, a)).toList();
    double sum = sum(treated, years, level);
    double two = sorted.stream().limit(2).mapToLong(Long::longValue).sum() / sum;
    double one = sorted.isEmpty() ? Double.NaN : sorted.get(0) / sum;
    for (String arm : List.of("treated", "comparison")) {
      facts.add(
          context
              .rows("disclosure_facts")
              .row()
              .put("effect_id", effect)
              .put("arm", arm)
              .put("contributor", "trust")
              .put("largest_share", arm.equals("treated") ? one : 0.1)
              .put("largest_two_share", arm.equals("treated") ? two : 0.2)
              .build());
    }
  }

  private void addBands(StageContext context, Map<String, List<Row>> tables) {
    for (String band : with(ALL, BANDS)) {
      addBand(context, tables, "mat", band, members(in(band, ALL)));
    }
    for (String arm : List.of("maintained", "standalone_academy")) {
      addBand(context, tables, arm, ALL, members(s -> s.arm().equals(arm)));
    }
    for (int i = 0; i < schools.size(); i++) {
      School school = schools.get(i);
      tables
          .get("school_result")
          .add(
              result(context, "school_result", List.of(school))
                  .put("urn", 100_000 + i)
                  .put("arm", school.arm())
                  .build());
    }
    Map<String, List<School>> trusts = new TreeMap<>();
    members(in(ALL, ALL))
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
                  .put("trusts", arm.equals("maintained") ? 0 : trusts(members).size())
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
        .put("pupils", sum(members, POOL, ALL))
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
                      .put("pupils", pupils(arm, year))
                      .put("missing", missing(arm, year, column))
                      .put("missing_share", (double) missing(arm, year, column) / pupils(arm, year))
                      .build());
        }
        cohort += pupils(arm, year);
        lacking += missing(arm, year, COLUMNS.get(0));
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
