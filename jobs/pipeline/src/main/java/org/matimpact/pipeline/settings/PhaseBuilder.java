package org.matimpact.pipeline.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.matimpact.pipeline.names.NearestNames;
import org.matimpact.pipeline.settings.CovariateSettings.From;
import org.matimpact.pipeline.settings.CovariateSettings.Timing;
import org.matimpact.pipeline.settings.CovariateSettings.Transform;
import org.matimpact.pipeline.settings.OutcomeSettings.Kind;

/** Reads one phase; the names of sources that it uses must be among the sources. */
final class PhaseBuilder {

  private static final Map<String, String> KEY_STAGE = Map.of("primary", "KS2", "secondary", "KS4");

  private final SettingsNode node;
  private final Set<String> sources;

  PhaseBuilder(SettingsNode node, Set<String> sources) {
    this.node = node;
    this.sources = sources;
  }

  PhaseSettings build() {
    String phase = node.path().substring(node.path().lastIndexOf('.') + 1);
    if (!KEY_STAGE.containsKey(phase)) {
      node.problem(
          "key_stage", "belongs to phase '" + phase + "'; phases are primary and secondary");
    }
    List<Integer> years = years();
    return new PhaseSettings(
        phase,
        node.optionalText("key_stage").orElse(KEY_STAGE.getOrDefault(phase, "")),
        required(known("schools"), "schools"),
        new LinkedHashSet<>(node.texts("phases_of_education")),
        required(known("memberships"), "memberships").stream().findFirst().orElse(""),
        node.text("membership_caution"),
        known("links").stream().findFirst().orElse(""),
        known("inspections").stream().findFirst().orElse(""),
        required(known("measures"), "measures"),
        new LinkedHashSet<>(node.texts("exclude_types")),
        node.flag("exclude_selective"),
        years,
        node.named("outcomes", outcome -> outcome(outcome, years)),
        covariateSets());
  }

  private List<Integer> years() {
    List<Integer> years = node.years("outcome_years").stream().sorted().distinct().toList();
    if (years.isEmpty()) {
      node.problem("outcome_years", "names no year");
    }
    return years;
  }

  private List<String> known(String key) {
    List<String> names = node.texts(key).stream().filter(name -> !name.isEmpty()).toList();
    for (String name : names) {
      if (!sources.contains(name)) {
        List<String> near = NearestNames.meant(name, sources);
        node.problem(
            key,
            "names the source '"
                + name
                + "', which is not under sources; "
                + (near.isEmpty()
                    ? "there are: " + String.join(", ", sources)
                    : "did you mean " + near.get(0) + "?"));
      }
    }
    return names;
  }

  private List<String> required(List<String> names, String key) {
    if (names.isEmpty()) {
      node.problem(key, "names no source");
    }
    return names;
  }

  private static OutcomeSettings outcome(SettingsNode node, List<Integer> years) {
    String name = node.path().substring(node.path().lastIndexOf('.') + 1);
    String pupilColumn = node.text("pupil_column");
    String pupils = node.text("pupils");
    double pupilSd = node.number("pupil_sd", 0);
    if (!pupilColumn.isEmpty() && (!pupils.isEmpty() || pupilSd != 0)) {
      node.problem(
          "pupil_column",
          "makes this an outcome of pupils, which are counted and whose SD is estimated; leave out"
              + " pupils and pupil_sd");
    }
    Kind kind = node.choice("kind", Kind.class);
    if (kind == Kind.BINARY && pupilColumn.isEmpty()) {
      node.problem("kind", "is binary, which pupils are, not schools; name a pupil_column");
    }
    String unit = node.text("unit");
    return new OutcomeSettings(
        name,
        kind,
        pupilColumn.isEmpty() ? unit : unitOfPupils(kind),
        pupils,
        definitions(node),
        node.text("mixed_measure"),
        node.text("mixed_caution"),
        pools(node, years),
        pupilSd,
        node.text("pupil_sd_source"),
        pupilColumn);
  }

  private static String unitOfPupils(Kind kind) {
    return kind == Kind.BINARY ? OutcomeSettings.BINARY_UNIT : OutcomeSettings.PUPIL_UNIT;
  }

  private static Map<Integer, String> definitions(SettingsNode node) {
    SettingsNode child = node.child("definitions");
    Map<Integer, String> definitions = new TreeMap<>();
    for (String year : child.names()) {
      String definition = child.text(year);
      child.year(year, year).ifPresent(y -> definitions.put(y, definition));
    }
    return definitions;
  }

  /** Each pool is a text of years such as "2018-2019", or the word all. */
  private static List<List<Integer>> pools(SettingsNode node, List<Integer> years) {
    List<List<Integer>> pools = new ArrayList<>();
    for (String text : node.texts("pools")) {
      String[] ends = text.split("-", -1);
      List<Integer> bounds = new ArrayList<>();
      for (String end : ends) {
        node.year("pools", end).ifPresent(bounds::add);
      }
      if (bounds.size() == 2) {
        List<Integer> pool =
            years.stream().filter(y -> y >= bounds.get(0) && y <= bounds.get(1)).toList();
        if (pool.isEmpty()) {
          node.problem("pools", "has '" + text + "', in which there is no outcome year");
        }
        pools.add(pool);
      } else {
        node.problem(
            "pools", "has '" + text + "'; a pool is a first and a last year such as 2018-2019");
      }
    }
    return pools.isEmpty() ? List.of(years) : List.copyOf(pools);
  }

  private List<CovariateSetSettings> covariateSets() {
    SettingsNode sets = node.child("covariate_sets");
    List<String> order = node.texts("covariate_set_order");
    List<CovariateSetSettings> built = new ArrayList<>();
    for (String name : order.isEmpty() ? List.copyOf(sets.names()) : order) {
      if (name.contains(".")) {
        node.problem("covariate_set_order", "has '" + name + "'; a name may not hold a dot");
      }
      built.add(new CovariateSetSettings(name, sets.each(name, PhaseBuilder::covariate)));
    }
    if (built.isEmpty()) {
      node.problem("covariate_sets", "names no set");
    }
    sets.refuseUnknown();
    return List.copyOf(built);
  }

  private static CovariateSettings covariate(SettingsNode node) {
    String covariate = node.text("covariate");
    From from = node.choice("from", From.class);
    long year = node.wholeNumber("year", 0);
    if (from == From.MEASURE && year == 0) {
      node.problem("year", "is missing; a measure belongs to a year");
    }
    return new CovariateSettings(
        covariate,
        from,
        node.optionalText("name").orElse(covariate),
        node.text("per"),
        (int) year,
        node.choice("transform", Transform.class),
        node.choice("timing", Timing.class),
        fallback(node, "boys_schools"),
        fallback(node, "girls_schools"));
  }

  private static OptionalDouble fallback(SettingsNode node, String key) {
    return node.optionalText(key).isPresent()
        ? OptionalDouble.of(node.number(key, Double.NEGATIVE_INFINITY))
        : OptionalDouble.empty();
  }
}
