package org.matimpact.pipeline.report.section;

import java.util.List;
import java.util.function.Function;
import org.matimpact.pipeline.report.table.Table;
import org.matimpact.pipeline.report.words.Effect;
import org.matimpact.pipeline.report.words.EffectWords;
import org.matimpact.pipeline.report.words.Labels;

/**
 * Every headline effect.
 *
 * @param outcomes a forest plot by size band for each outcome
 * @param routes the same for converters and for sponsored academies
 * @param subgroups differences between effects on subgroups, where they were estimated
 * @param table every headline effect with its numbers
 */
public record EffectSection(
    List<Figure> outcomes,
    List<Figure> routes,
    List<Figure> subgroups,
    Table table,
    List<String> gaps) {

  static EffectSection of(Results results, Effects effects, Notes cautions, Notes sources) {
    return new EffectSection(
        figures("effect", effects.pooled()),
        figures(
            "route",
            effects.where(effect -> effect.headline() && !effect.route().equals(Labels.ALL))),
        subgroups(effects),
        table(effects.headlines(), cautions, sources),
        results.gaps("effect_estimate"));
  }

  private static List<Figure> figures(String prefix, List<Effect> effects) {
    return Effects.grouped(
            effects, effect -> List.of(effect.phase(), effect.outcome(), effect.route()))
        .stream()
        .map(group -> figure(prefix, group))
        .toList();
  }

  private static Figure figure(String prefix, List<Effect> group) {
    Effect first = group.get(0);
    String route = first.route().equals(Labels.ALL) ? "" : ", " + first.route() + " academies";
    return Forests.bySize(
        Forests.id(prefix, first.phase(), first.outcome(), first.route()),
        Labels.name(first.phase()) + ": " + Labels.name(first.outcome()) + route,
        Labels.years(first.years()) + ": " + Forests.counted(group) + ".",
        group);
  }

  private static List<Figure> subgroups(Effects effects) {
    List<String> pooled = effects.pooled().stream().map(Effect::contrast).distinct().toList();
    List<Effect> differences =
        effects.where(
            effect ->
                effect.subgroup().matches(".*=.*-.*")
                    && effect.average().equals("school")
                    && effect.model().equals("pupil_reml")
                    && pooled.contains(effect.contrast()));
    return Effects.grouped(
            differences, effect -> List.of(effect.phase(), effect.outcome(), effect.subgroup()))
        .stream()
        .map(EffectSection::subgroup)
        .toList();
  }

  private static Figure subgroup(List<Effect> group) {
    Effect first = group.get(0);
    return Forests.bySize(
        Forests.id("subgroup", first.phase(), first.outcome(), first.subgroup()),
        "%s: %s, %s"
            .formatted(
                Labels.name(first.phase()),
                Labels.name(first.outcome()),
                Labels.difference(first.subgroup())),
        Labels.years(first.years()) + ": " + Forests.counted(group) + ".",
        group);
  }

  private static Table table(List<Effect> headlines, Notes cautions, Notes sources) {
    return Effects.naming(Function.<Effect>identity())
        .choice("Route", effect -> Labels.route(effect.route()))
        .text("In words", EffectWords::brief)
        .interval(Effect::line)
        .text("Unit", Effect::unit)
        .number("df", 1, Effect::df)
        .p("p", effect -> effect.line().number("p_value"))
        .p("p, adjusted", Effect::adjustedP)
        .p("p, wild bootstrap", Effect::wildP)
        .count("Months (toolkit)", effect -> effect.line().whole("months_toolkit"))
        .count("Trusts", Effect::trusts)
        .count("Schools", Effect::schools)
        .count("Comparison schools", effect -> effect.line().whole("comparison_schools"))
        .number("their effective number", 1, effect -> effect.line().number("comparison_ess"))
        .share("Kept", effect -> effect.line().number("share_kept"))
        .text("Balance", effect -> effect.line().text("balance"))
        .text("About", effect -> effect.line().text("estimand"))
        .cells("Cautions", effect -> cautions.cell(effect.cautions()))
        .cells("Made from", effect -> sources.cell(List.of(Provenance.source(effect))))
        .text("Why not", Effect::reason)
        .text("Effect id", Effect::id)
        .over("effects-table", "Headline effects: one row is one effect", headlines);
  }
}
