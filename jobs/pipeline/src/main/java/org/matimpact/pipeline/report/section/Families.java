package org.matimpact.pipeline.report.section;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matimpact.pipeline.report.table.Columns;
import org.matimpact.pipeline.report.table.Table;
import org.matimpact.pipeline.report.words.Effect;
import org.matimpact.pipeline.report.words.Labels;

/**
 * Which comparisons were made together, and what is left once their number is allowed for.
 *
 * @param families those of headline effects
 * @param confirmatory the effects of confirmatory families, with every adjusted p-value
 */
public record Families(Table families, Table confirmatory) {

  private static final double LEVEL = 0.05;

  private record Family(String name, List<Effect> effects) {

    /** Whether it was named before results were seen: its name begins so. */
    boolean confirmatory() {
      return name.startsWith("confirmatory");
    }
  }

  static Families of(Effects effects) {
    Set<String> named =
        effects.headlines().stream()
            .map(Effect::family)
            .filter(family -> !family.isEmpty())
            .collect(Collectors.toSet());
    List<Family> families =
        Effects.grouped(effects.where(effect -> named.contains(effect.family())), Effect::family)
            .stream()
            .map(group -> new Family(group.get(0).family(), group))
            .sorted(Comparator.comparing(family -> !family.confirmatory()))
            .toList();
    return new Families(
        families(families),
        confirmatory(
            families.stream()
                .filter(Family::confirmatory)
                .flatMap(family -> family.effects().stream())
                .toList()));
  }

  private static Table families(List<Family> families) {
    return new Columns<Family>()
        .text("Family", Family::name)
        .count("Effects in it", family -> OptionalLong.of(family.effects().size()))
        .count("p below .05", family -> below(family, effect -> effect.line().number("p_value")))
        .count("after adjusting", family -> below(family, Effect::adjustedP))
        .p("smallest p", family -> least(family, effect -> effect.line().number("p_value")))
        .p("smallest adjusted", family -> least(family, Effect::adjustedP))
        .over("families-table", "Families: one row is one family", families);
  }

  private static OptionalLong below(Family family, Function<Effect, OptionalDouble> p) {
    return OptionalLong.of(
        family.effects().stream().filter(effect -> p.apply(effect).orElse(1) < LEVEL).count());
  }

  private static OptionalDouble least(Family family, Function<Effect, OptionalDouble> p) {
    return family.effects().stream().flatMapToDouble(effect -> p.apply(effect).stream()).min();
  }

  private static Table confirmatory(List<Effect> effects) {
    return new Columns<Effect>()
        .choice("Family", Effect::family)
        .text("Effect", Families::name)
        .interval(Effect::line)
        .p("p", effect -> effect.line().number("p_value"))
        .p("Holm", effect -> effect.line().number("p_holm"))
        .p("Benjamini–Hochberg", effect -> effect.line().number("p_bh"))
        .p("step-down of the largest t", effect -> effect.line().number("p_maxt"))
        .over("confirmatory", "Confirmatory families: one row is one effect", effects);
  }

  private static String name(Effect effect) {
    return "%s, %s, %s, against %s"
        .formatted(
            Labels.name(effect.phase()),
            Labels.name(effect.outcome()),
            Labels.band(effect.band()),
            Labels.comparator(effect.comparator()));
  }
}
