package org.matimpact.pipeline.study;

import java.util.List;

/**
 * An effect by a mixed model whose random effects are of interest too.
 *
 * @param spreads of its random effects; empty without an estimate
 */
public record MixedEffect(Effect effect, List<Spread> spreads) {

  /** No estimate, for the reason that the effect gives. */
  static MixedEffect none(Effect effect) {
    return new MixedEffect(effect, List.of());
  }
}
