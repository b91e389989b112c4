package org.matimpact.pipeline.report.section;

import java.util.List;
import java.util.stream.Collectors;
import org.matimpact.pipeline.report.words.Effect;

/**
 * All that the report says.
 *
 * @param cautions what effects say against themselves, numbered
 */
public record Page(
    String edition,
    Answers answer,
    Flow flow,
    Balance balance,
    EffectSection effects,
    Trusts trusts,
    Size size,
    Checks checks,
    Families families,
    List<Notes.Note> cautions,
    Provenance provenance) {

  /** The page of an edition. */
  public static Page of(Results results) {
    Effects effects = Effects.of(results);
    List<Effect> headlines = effects.headlines();
    Contrasts contrasts = Contrasts.of(results, effects);
    Notes cautions =
        Notes.of("caution", headlines.stream().flatMap(e -> e.cautions().stream()).toList());
    Notes sources = Notes.of("source", headlines.stream().map(Provenance::source).toList());
    return new Page(
        results.edition(),
        Answers.of(results, effects),
        Flow.of(
            results,
            contrasts,
            headlines.stream()
                .map(effect -> effect.line().text("covariate_set"))
                .collect(Collectors.toSet())),
        Balance.of(results, contrasts),
        EffectSection.of(results, effects, cautions, sources),
        Trusts.of(results, effects),
        Size.of(results, effects),
        Checks.of(results, effects),
        Families.of(effects),
        cautions.all(),
        Provenance.of(results, sources));
  }
}
