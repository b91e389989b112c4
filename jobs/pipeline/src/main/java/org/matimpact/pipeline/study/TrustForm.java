package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.matimpact.pipeline.settings.EstimateSettings.SpreadLevel;
import org.matimpact.statistics.mixed.MixedFit;
import org.matimpact.statistics.mixed.MixtureTest;
import org.matimpact.statistics.mixed.PredictedEffect;
import org.matimpact.statistics.mixed.ProfileInterval;
import org.matimpact.statistics.mixed.VarianceComponent;
import org.matimpact.statistics.multilevel.Likelihood;

/**
 * What a {@link TrustModel} says: the mean effect of trusts with its model-based standard error and
 * Satterthwaite's degrees of freedom (lmerTest), each trust's effect shrunken towards the mean
 * (Henderson 1975, Biometrics 31, 423-447), and the standard deviations of the random effects with
 * profile-likelihood intervals; that between trusts is tested against 0 by the mixture of Self
 * &amp; Liang (1987).
 *
 * <p>Small samples: with few trusts the prediction intervals are too short, because the standard
 * deviation between trusts counts as known in them; its own interval tells how well it is.
 */
record TrustForm(MatchedSample sample, TrustModel trusts) {

  /** The mean effect. */
  Effect mean(PupilScale scale, FitCounts counts) {
    return Effect.of(
        trusts.fit().satterthwaite().coefficient(MatchedSample.TREATED),
        sample.isWeighted() ? StandardErrorMethod.MODEL_UNWEIGHTED : StandardErrorMethod.MODEL,
        scale,
        counts);
  }

  /** Each trust's effect, by identifier. */
  List<TrustEffect> effects(double[] treatment) {
    return trusts.fit().groupEffects(TrustModel.TRUSTS).about(treatment).stream()
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
    List<VarianceComponent> components = trusts.fit().components();
    List<Spread> spreads = new ArrayList<>();
    for (int place = 0; place < components.size(); place++) {
      SpreadLevel level = level(components.get(place).term());
      Optional<ProfileInterval> interval =
          intervals.contains(level) ? Optional.of(trusts.fit().interval(place)) : Optional.empty();
      spreads.add(
          new Spread(
              level,
              components.get(place).value(),
              interval.map(ProfileInterval::low).orElse(Double.NaN),
              interval.map(ProfileInterval::high).orElse(Double.NaN),
              level == SpreadLevel.BETWEEN_TRUSTS ? noSpread() : Double.NaN));
    }
    return List.copyOf(spreads);
  }

  private double noSpread() {
    MixedFit without = trusts.model().without(TrustModel.TRUSTS_TERM).fit(Likelihood.REML);
    return MixtureTest.of(trusts.fit(), without).pValue();
  }

  private static SpreadLevel level(String term) {
    return switch (term) {
      case TrustModel.TRUSTS -> SpreadLevel.BETWEEN_TRUSTS;
      case "school" -> SpreadLevel.SCHOOL;
      case "school-year" -> SpreadLevel.SCHOOL_YEAR;
      default -> SpreadLevel.PUPIL;
    };
  }
}
