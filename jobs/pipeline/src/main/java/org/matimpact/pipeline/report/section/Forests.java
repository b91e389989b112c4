package org.matimpact.pipeline.report.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.matimpact.pipeline.report.chart.ForestPlot;
import org.matimpact.pipeline.report.chart.Series;
import org.matimpact.pipeline.report.table.Columns;
import org.matimpact.pipeline.report.table.Table;
import org.matimpact.pipeline.report.words.Effect;
import org.matimpact.pipeline.report.words.EffectWords;
import org.matimpact.pipeline.report.words.Finding;
import org.matimpact.pipeline.report.words.Labels;
import org.matimpact.pipeline.report.words.Numbers;

/** Forest plots of effects of one outcome, a group for each comparison. */
final class Forests {

  private static final String DASHED = " Dashed: too few trusts for the interval to be relied on.";

  private Forests() {}

  /** A forest plot by size band. */
  static Figure bySize(String id, String title, String caption, List<Effect> effects) {
    return of(id, title, caption, effects, groups(effects));
  }

  /** The same, with one line for a comparison of which nothing could be told. */
  static Figure overview(String id, String title, String caption, List<Effect> effects) {
    return of(
        id, title, caption, effects, groups(effects).stream().map(Forests::shortened).toList());
  }

  private static Figure of(
      String id,
      String title,
      String caption,
      List<Effect> effects,
      List<ForestPlot.Group> groups) {
    String unit = effects.stream().map(Effect::unit).findFirst().orElse("");
    String svg =
        new ForestPlot("difference in " + unit, groups).svg(id, title, description(effects));
    String dashed = effects.stream().anyMatch(Forests::doubtful) ? DASHED : "";
    return new Figure(id, title, caption + dashed, svg, table(id + "-table", title, effects));
  }

  private static ForestPlot.Group shortened(ForestPlot.Group group) {
    boolean told = group.rows().stream().anyMatch(row -> row.interval().isPresent());
    ForestPlot.Row none =
        new ForestPlot.Row(
            "Any size", Optional.empty(), ForestPlot.Reliance.NONE, "nothing can be told");
    return told ? group : new ForestPlot.Group(group.heading(), group.series(), List.of(none));
  }

  private static List<ForestPlot.Group> groups(List<Effect> effects) {
    List<ForestPlot.Group> groups = new ArrayList<>();
    for (List<Effect> group : Effects.grouped(effects, Effect::comparator)) {
      groups.add(
          new ForestPlot.Group(
              "Against comparable " + Labels.comparator(group.get(0).comparator()),
              series(group.get(0)),
              group.stream().map(Forests::row).toList()));
    }
    return groups;
  }

  /** Each comparison looks the same in every chart. */
  static Series series(Effect effect) {
    return effect.comparator().equals("maintained") ? Series.FIRST : Series.SECOND;
  }

  private static ForestPlot.Row row(Effect effect) {
    boolean shown = effect.finding().hasInterval();
    return new ForestPlot.Row(
        label(effect),
        shown ? effect.interval() : Optional.empty(),
        doubtful(effect) ? ForestPlot.Reliance.NONE : ForestPlot.Reliance.FULL,
        instead(effect.finding()));
  }

  /** Few enough words to stand beside the plot. */
  private static String instead(Finding finding) {
    return switch (finding) {
      case SUPPRESSED -> "withheld";
      case WITHOUT_INTERVAL -> "no interval";
      default -> finding.words();
    };
  }

  private static boolean doubtful(Effect effect) {
    return effect.finding() == Finding.TOO_FEW_TRUSTS;
  }

  /** The size and on how many trusts the row rests, where that is published. */
  private static String label(Effect effect) {
    String size = effect.band().equals(Labels.ALL) ? "All sizes" : Labels.size(effect.band());
    return effect.trusts().isPresent()
        ? size + ": " + Numbers.count(effect.trusts(), "trust")
        : size;
  }

  private static String description(List<Effect> effects) {
    List<String> parts = new ArrayList<>();
    for (List<Effect> group : Effects.grouped(effects, Effect::comparator)) {
      parts.add(
          "Against %s: %s."
              .formatted(Labels.comparator(group.get(0).comparator()), counted(group)));
    }
    return String.join(" ", parts) + " The table that follows has the numbers.";
  }

  /** How many effects let one say what, and how many of those may be chance. */
  static String counted(List<Effect> effects) {
    List<String> counts = new ArrayList<>();
    for (Finding finding : Finding.values()) {
      List<Effect> same = effects.stream().filter(effect -> effect.finding() == finding).toList();
      if (!same.isEmpty()) {
        counts.add(same.size() + " " + finding.words() + chance(same));
      }
    }
    return String.join(", ", counts);
  }

  private static String chance(List<Effect> effects) {
    long chance = effects.stream().filter(Effect::mayBeChance).count();
    return chance == 0
        ? ""
        : " (%d of them not beyond chance once all comparisons are allowed for)".formatted(chance);
  }

  private static Table table(String id, String title, List<Effect> effects) {
    return new Columns<Effect>()
        .text("Size of trust", effect -> Labels.band(effect.band()))
        .text("Against", effect -> Labels.comparator(effect.comparator()))
        .text("In words", EffectWords::brief)
        .interval(Effect::line)
        .number("df", 1, Effect::df)
        .count("Trusts", Effect::trusts)
        .count("Schools", Effect::schools)
        .text("Why not", Effect::reason)
        .over(id, title + ": one row is one effect", effects);
  }

  /** An id of those parts that HTML allows and nothing else in the page has. */
  static String id(String... parts) {
    return String.join("-", Arrays.asList(parts)).replaceAll("[^A-Za-z0-9]+", "-");
  }
}
