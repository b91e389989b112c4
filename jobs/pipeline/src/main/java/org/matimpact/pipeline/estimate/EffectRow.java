package org.matimpact.pipeline.estimate;

import java.util.Locale;
import java.util.Optional;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.study.Contrast;
import org.matimpact.pipeline.study.Effect;

/**
 * One effect with its contrast and request.
 *
 * @param headline whether it is the one row that answers for its phase, outcome, comparator, band
 *     and route
 */
record EffectRow(ContrastFacts contrast, NamedRequest request, Effect effect, boolean headline) {

  static EffectRow of(
      ContrastFacts contrast, NamedRequest request, Effect fitted, Settings settings) {
    Effect effect =
        Optional.ofNullable(fitted)
            .orElseGet(() -> Effect.none(contrast.reason(), contrast.asMatched()));
    return new EffectRow(contrast, request, effect, headline(contrast, request, settings));
  }

  private static boolean headline(ContrastFacts contrast, NamedRequest request, Settings settings) {
    String sizeAt = settings.cohort().sizeAt().get(0).name().toLowerCase(Locale.ROOT);
    String set = settings.phases().get(contrast.phase()).covariateSets().get(0).name();
    return request.first()
        && settings.match().isHeadline(contrast.design())
        && contrast.covariateSet().equals(set)
        && !contrast.comparatorRoute().equals(Contrast.ANY_ROUTE)
        && (contrast.sizeAt().equals(sizeAt) || contrast.sizeAt().equals(Contrast.ALL));
  }

  boolean estimated() {
    return effect.estimated();
  }

  String effectId() {
    return contrast.id() + "." + request.name();
  }
}
