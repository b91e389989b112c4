package org.matimpact.pipeline.publish;

import static org.matimpact.pipeline.publish.MadeUpSchools.ALL;
import static org.matimpact.pipeline.publish.MadeUpSchools.LEVELS;
import static org.matimpact.pipeline.publish.MadeUpSchools.OUTCOME;
import static org.matimpact.pipeline.publish.MadeUpSchools.PHASE;
import static org.matimpact.pipeline.publish.MadeUpSchools.POOL;
import static org.matimpact.pipeline.publish.MadeUpSchools.YEARS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.publish.MadeUpSchools.School;
import org.matimpact.pipeline.run.StageContext;

/** Rows of one contrast of made-up schools, all of which are matched, and of its effects. */
final class MadeUpEffects {

  /** The model of effects on pupils who lack a predictor too. */
  static final String IMPUTED = "pupil_reml_imputed";

  private static final String OBSERVED = "pupil_reml";
  private static final String DIFFERENCE = "disadvantaged=1-0";

  private final StageContext context;
  private final Map<String, List<Row>> tables;
  private final String comparator;
  private final String band;
  private final String route;
  private final List<School> treated;
  private final List<School> comparison;
  private final String contrast;

  /** Which pupils of a school an effect is on, and what it is called. */
  private record Asked(String years, String level, String model) {

    long pupils(School school) {
      return school.count(years, level) + (model.equals(IMPUTED) ? school.lacking() : 0);
    }

    boolean headline() {
      return years.equals(POOL) && level.equals(ALL) && model.equals(OBSERVED);
    }
  }

  MadeUpEffects(
      StageContext context,
      Map<String, List<Row>> tables,
      MadeUpSchools schools,
      String comparator,
      String band,
      String route) {
    this.context = context;
    this.tables = tables;
    this.comparator = comparator;
    this.band = band;
    this.route = route;
    treated = schools.members(MadeUpSchools.in(band, route));
    comparison = schools.members(school -> school.arm().equals(comparator));
    contrast = String.join(".", PHASE, comparator, "any", sizeAt(), band, route, "set", "design");
  }

  private String sizeAt() {
    return band.equals(ALL) ? ALL : "end";
  }

  /** Adds them. */
  void add() {
    addContrast();
    for (String years : with(POOL, YEARS)) {
      for (String level : with(ALL, with(DIFFERENCE, LEVELS))) {
        addEffect(new Asked(years, level, OBSERVED));
      }
    }
    Asked imputed = new Asked(POOL, ALL, IMPUTED);
    addEffect(imputed);
    addImputation(imputed);
  }

  /** A list with one more at its front. */
  static List<String> with(String first, List<String> rest) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }

  private void addContrast() {
    RowTemplate.Builder row = context.rows("contrast").row().put("contrast_id", contrast);
    tables
        .get("contrast")
        .add(
            named(row)
                .put("status", "estimable")
                .put("treated_pool", treated.size())
                .put("treated_schools", treated.size())
                .put("treated_unmatched", 0)
                .put("treated_trusts", MadeUpSchools.trusts(treated).size())
                .put("comparison_pool", comparison.size())
                .put("comparison_schools", comparison.size())
                .build());
  }

  private String effect(Asked of) {
    return String.join(
        ".", contrast, OUTCOME, OUTCOME, of.years(), of.level(), "school", of.model());
  }

  private void addEffect(Asked of) {
    RowTemplate.Builder row = context.rows("effect_estimate").row().put("effect_id", effect(of));
    tables
        .get("effect_estimate")
        .add(
            named(row)
                .put("contrast_id", contrast)
                .put("outcome", OUTCOME)
                .put("outcome_years", of.years())
                .put("subgroup", of.level())
                .put("estimand_average", "school")
                .put("headline", of.headline())
                .put("model", of.model())
                .put("status", "estimated")
                .put("estimate", 0.125)
                .put("p_value", 0.03)
                .put("model_columns", 4)
                .put("treated_schools", treated.size())
                .put("treated_trusts", MadeUpSchools.trusts(treated).size())
                .put("treated_pupils", treated.stream().mapToLong(of::pupils).sum())
                .put("comparison_schools", comparison.size())
                .put("comparison_pupils", comparison.stream().mapToLong(of::pupils).sum())
                .build());
    addFacts(of);
  }

  private RowTemplate.Builder named(RowTemplate.Builder row) {
    return row.put("phase", PHASE)
        .put("comparator", comparator)
        .put("comparator_route", "any")
        .put("size_at", sizeAt())
        .put("size_band", band)
        .put("route", route)
        .put("covariate_set", "set")
        .put("design", "design")
        .put("estimand", "ATT");
  }

  private void addImputation(Asked of) {
    tables
        .get("imputation")
        .add(
            context
                .rows("imputation")
                .row()
                .put("effect_id", effect(of))
                .put("contrast_id", contrast)
                .put("imputations", 20)
                .build());
  }

  private void addFacts(Asked of) {
    Map<String, Long> trusts = new TreeMap<>();
    treated.forEach(school -> trusts.merge(school.trust(), of.pupils(school), Long::sum));
    List<Long> largest = trusts.values().stream().sorted((a, b) -> Long.compare(b, a)).toList();
    double sum = treated.stream().mapToLong(of::pupils).sum();
    tables
        .get("disclosure_facts")
        .addAll(
            List.of(
                facts(of, "treated", treated)
                    .put("largest_share", largest.isEmpty() ? Double.NaN : largest.get(0) / sum)
                    .put("largest_two_share", sumOf(largest.stream().limit(2)) / sum)
                    .build(),
                facts(of, "comparison", comparison)
                    .put("largest_share", 0.1)
                    .put("largest_two_share", 0.2)
                    .build()));
  }

  private static double sumOf(Stream<Long> numbers) {
    return numbers.mapToLong(Long::longValue).sum();
  }

  private RowTemplate.Builder facts(Asked of, String arm, List<School> schools) {
    return context
        .rows("disclosure_facts")
        .row()
        .put("effect_id", effect(of))
        .put("arm", arm)
        .put("contributor", "trust")
        .put("contributors", contributors(schools, of::pupils));
  }

  /** As {@link org.matimpact.pipeline.study.Contributors} writes them. */
  private static String contributors(List<School> schools, ToLongFunction<School> pupils) {
    return schools.stream()
        .map(school -> school.trust() + "/" + school.urn() + "/" + pupils.applyAsLong(school))
        .collect(Collectors.joining(" "));
  }
}
