package org.matimpact.pipeline.estimate;

import java.util.Optional;
import org.matimpact.pipeline.study.Effect;

/** One effect with its contrast and request. */
record EffectRow(ContrastFacts contrast, NamedRequest request, Effect effect) {

  static EffectRow of(
      ContrastFacts contrast, NamedRequest request, Optional<ContrastFits.Fit> fit) {
    Effect effect =
        fit.map(ContrastFits.Fit::effect)
            .orElseGet(() -> Effect.none(contrast.reason(), contrast.asMatched()));
    return new EffectRow(contrast, request, effect);
  }

  /** Whether it is the one row that answers for its phase, outcome, comparator, band and route. */
  boolean headline() {
    return request.first() && contrast.headline();
  }

  boolean estimated() {
    return effect.estimated();
  }

  String effectId() {
    return contrast.id() + "." + request.name();
  }
}
