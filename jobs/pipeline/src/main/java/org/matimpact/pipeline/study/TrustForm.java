package org.matimpact.pipeline.study;

import java.util.Comparator;
import java.util.List;
import org.matimpact.pipeline.settings.EstimateSettings.SpreadLevel;
import org.matimpact.statistics.mixed.PredictedEffect;

/**
 * What a {@link TrustModel} says: the mean effect of trusts with its model-based standard error and
 * Satterthwaite's degrees of freedom (lmerTest), each trust's effect shrunken towards the mean
 * (Henderson 1975, Biometrics 31, 423-447), and the {@link Spreads} of the random effects.
 *
 * <p>Small samples: with few trusts the prediction intervals are too short, because the standard
 * deviation between trusts counts as known in them; its own interval tells how well it is.
 */
record TrustForm(MatchedSample sample, TrustModel trusts) {

  /** The mean effect. */
  Effect mean(PupilScale scale, FitCounts counts) {
    return Effect.of(
        trusts.fit().satterthwaite().coefficient(MatchedSample.TREATED),
        sample.likelihoodMethod(),
        scale,
        counts);
  }

  /** Each trust's effect, by identifier. */
  List<TrustEffect> effects(double[] treatment) {
    return trusts.fit().groupEffects(Spreads.TRUST_EFFECTS).about(treatment).stream()
        .map(this::effect)
        .sorted(Comparator.comparing(TrustEffect::trustUid))
        .toList();
  }

  private TrustEffect effect(PredictedEffect effect) {
    return new TrustEffect(
        sample.trustUid(effect.group()),
        effect.schools(),
        effect.pupils(),
        effect.raw(),
        effect.reliability(),
        effect.effect(),
        effect.standardError(),
        effect.low(),
        effect.high());
  }

  /**
   * The standard deviation of every level.
   *
   * @param intervals levels that have an interval: its search costs several fits
   */
  List<Spread> spreads(List<SpreadLevel> intervals) {
    return new Spreads(trusts.model(), trusts.fit()).of(intervals);
  }
}
