package org.matimpact.pipeline.estimate;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.pipeline.settings.EstimateSettings.FurtherModel;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.study.EffectRequest;
import org.matimpact.pipeline.study.Outcome;

/**
 * A request with what its rows are called.
 *
 * @param outcome name of the outcome
 * @param measure definition of the outcome in the years of the request
 * @param outcomeYears a year, or first-last
 * @param model name of the outcome model
 * @param caution cautions of its rows, beside those of the contrast; empty for none
 * @param first whether this is the outcome's headline request
 */
record NamedRequest(
    EffectRequest request,
    String outcome,
    OutcomeSettings.Kind kind,
    String measure,
    String outcomeYears,
    String model,
    String caution,
    boolean first)
    implements Serializable {

  /** The same question by a further model. */
  NamedRequest by(FurtherModel further, PhaseOutcomes phase) {
    return switch (further) {
      case INDICATOR ->
          with(
              request.on(phase.panels().get(PanelKey.withIndicators(outcome))),
              further.model(),
              joined(caution, "not adjusted for what pupils lack, only for that they lack it"));
      case IMPUTED ->
          with(
              request.on(phase.panels().get(PanelKey.imputed(outcome))),
              further.model(),
              joined(caution, "holds if what pupils lack depends only on what is known of them"));
      case LOGISTIC ->
          with(
              request,
              further.model(),
              joined(caution, "columns of many values adjusted for in bands"));
      case CROSSED_LA, PRIOR_SLOPE, TRUST_NESTED -> with(request, further.model(), caution);
    };
  }

  /** The same on an imputation. */
  NamedRequest on(Map<PanelKey, Outcome> imputation) {
    return with(request.on(imputation.get(PanelKey.imputed(outcome))), model, caution);
  }

  private NamedRequest with(EffectRequest other, String otherModel, String otherCaution) {
    return new NamedRequest(
        other, outcome, kind, measure, outcomeYears, otherModel, otherCaution, first);
  }

  /** Cautions one after another, without empty ones. */
  static String joined(String... cautions) {
    return Stream.of(cautions).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
  }

  /** The request's part of an effect's identifier. */
  String name() {
    return String.join(
        ".",
        outcome,
        measure,
        outcomeYears,
        request.subgroup().name(),
        request.estimandAverage().name().toLowerCase(Locale.ROOT),
        model);
  }

  /** Whether it asks for the effects of trusts. */
  boolean ofTrusts() {
    return request.estimandAverage() == EstimandAverage.TRUST;
  }

  /** The further model that it asks for; empty for those of the headline and of trusts. */
  Optional<FurtherModel> further() {
    return Stream.of(FurtherModel.values()).filter(m -> m.model().equals(model)).findFirst();
  }

  /** Whether its pupils come by covariate pattern. */
  boolean byPatterns() {
    return further().filter(m -> m == FurtherModel.LOGISTIC).isPresent();
  }

  /** Whether it is for imputed pupils. */
  boolean ofImputed() {
    return further().filter(m -> m == FurtherModel.IMPUTED).isPresent();
  }

  /** Whether it is for headline contrasts only. */
  boolean ofHeadlines() {
    return ofTrusts() || further().isPresent();
  }

  /** Whether the standard error is that of a model of its own, no CR2. */
  boolean byLikelihood() {
    return ofTrusts()
        || further()
            .filter(model -> model != FurtherModel.INDICATOR && model != FurtherModel.IMPUTED)
            .isPresent();
  }
}
