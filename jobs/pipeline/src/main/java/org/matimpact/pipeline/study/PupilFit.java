package org.matimpact.pipeline.study;

import java.util.Optional;
import org.matimpact.pipeline.settings.EstimateSettings.Cr2Target;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.multilevel.SharedEffect;
import org.matimpact.statistics.robust.ClusterRobustEstimate;

/**
 * A fitted model of pupils, which may serve several requests.
 *
 * @param request that it was fitted for
 * @param trusts the model of the effects of trusts, fitted when first asked for
 * @param shared what the working covariance of CR2 has beside the effects of schools; none where it
 *     is not asked for, or the data do not determine it
 */
record PupilFit(
    EffectRequest request,
    PupilInference inference,
    Once<TrustModel> trusts,
    Once<Optional<SharedEffect>> shared) {

  static PupilFit of(
      EffectRequest request, MatchedSample sample, PupilInference inference, Cr2Target target) {
    Once<TrustModel> trusts = new Once<>(() -> TrustModel.of(sample, inference.model()));
    return new PupilFit(request, inference, trusts, new Once<>(() -> shared(trusts, target)));
  }

  private static Optional<SharedEffect> shared(Once<TrustModel> trusts, Cr2Target target) {
    if (target == Cr2Target.SCHOOL) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SharedEffect(MatchedSample.TREATED, trusts.get().ratio()));
    } catch (NotEstimableException e) {
      return Optional.empty();
    }
  }

  /** What counts once, and which level is asked for, changes no variance ratio. */
  boolean serves(EffectRequest other) {
    return request.outcome() == other.outcome()
        && request.years().equals(other.years())
        && request.subgroup().columns().equals(other.subgroup().columns());
  }

  PupilModel model() {
    return inference.model();
  }

  /** Inference on a combination of the coefficients by CR2. */
  ClusterRobustEstimate cr2(EstimandAverage average, double[] contrast) {
    return shared
        .get()
        .map(effect -> inference.estimate(average, contrast, effect))
        .orElseGet(() -> inference.estimate(average, contrast));
  }

  /** What {@link #cr2} is called. */
  StandardErrorMethod method() {
    return shared.get().isPresent()
        ? StandardErrorMethod.CR2_SCHOOL_TRUST
        : StandardErrorMethod.CR2;
  }
}
