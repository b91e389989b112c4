package org.matimpact.pipeline.study;

import java.util.List;

/**
 * The effects of the trusts of a contrast.
 *
 * @param mean over trusts, each counting by how well its effect is known
 * @param trusts in ascending identifier; empty without an estimate
 * @param spreads empty without an estimate
 */
public record TrustEffects(Effect mean, List<TrustEffect> trusts, List<Spread> spreads) {

  /** No estimate, for the reason that the effect gives. */
  static TrustEffects none(Effect effect) {
    return new TrustEffects(effect, List.of(), List.of());
  }
}
