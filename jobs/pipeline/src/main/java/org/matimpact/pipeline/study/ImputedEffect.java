package org.matimpact.pipeline.study;

import java.util.List;
import java.util.Optional;
import org.matimpact.statistics.imputation.PooledEstimate;
import org.matimpact.statistics.imputation.RubinsRules;
import org.matimpact.statistics.linear.Moments;
import org.matimpact.statistics.robust.ClusterRobustEstimate;

/**
 * One effect from several imputations by {@link RubinsRules}, whose complete-data degrees of
 * freedom are Satterthwaite's. Where nothing was imputed the estimates are the same, and the effect
 * is the one of them.
 *
 * @param effect the estimate, or why there is none
 * @param pooled what the rules say; empty where nothing was imputed or there is no estimate
 */
public record ImputedEffect(Effect effect, Optional<PooledEstimate> pooled) {

  /**
   * Pools.
   *
   * @param effects one from each imputation, in their order; at least one
   */
  public static ImputedEffect of(List<Effect> effects) {
    Optional<Effect> none = effects.stream().filter(effect -> !effect.estimated()).findFirst();
    if (none.isPresent()) {
      return new ImputedEffect(none.get(), Optional.empty());
    }
    Effect first = effects.get(0);
    if (effects.stream().allMatch(effect -> same(effect, first))) {
      return new ImputedEffect(
          effect(first, inference(first), first.setStandardError(), first.scale()),
          Optional.empty());
    }
    PooledEstimate pooled =
        RubinsRules.pool(effects.stream().map(ImputedEffect::inference).toList());
    double added = (1 + 1.0 / effects.size()) * pooled.between();
    double set =
        mean(
            effects.stream()
                .mapToDouble(e -> e.setStandardError() * e.setStandardError())
                .toArray());
    return new ImputedEffect(
        effect(first, pooled.inference(), StrictMath.sqrt(set + added), scale(effects)),
        Optional.of(pooled));
  }

  private static boolean same(Effect effect, Effect other) {
    return effect.estimate() == other.estimate() && effect.standardError() == other.standardError();
  }

  private static ClusterRobustEstimate inference(Effect effect) {
    return new ClusterRobustEstimate(
        effect.estimate(),
        effect.standardError(),
        effect.degreesOfFreedom(),
        effect.confidenceLow(),
        effect.confidenceHigh(),
        effect.pValue(),
        effect.counts().clusters());
  }

  private static Effect effect(
      Effect like, ClusterRobustEstimate inference, double set, PupilScale scale) {
    return Effect.of(
        inference, StandardErrorMethod.CR2_POOLED, set, WildTest.NONE, scale, like.counts());
  }

  private static PupilScale scale(List<Effect> effects) {
    List<PupilScale> scales = effects.stream().map(Effect::scale).toList();
    return new PupilScale(
        mean(scales.stream().mapToDouble(PupilScale::sdTotal).toArray()),
        mean(scales.stream().mapToDouble(PupilScale::degreesOfFreedom).toArray()),
        mean(scales.stream().mapToDouble(PupilScale::intraclassCorrelation).toArray()),
        scales.stream().anyMatch(PupilScale::singular));
  }

  private static double mean(double[] values) {
    return Moments.mean(values);
  }
}
