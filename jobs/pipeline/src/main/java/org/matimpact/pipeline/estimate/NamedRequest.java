package org.matimpact.pipeline.estimate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matimpact.pipeline.settings.EstimateSettings;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.pipeline.settings.EstimateSettings.FurtherModel;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.study.EffectRequest;
import org.matimpact.pipeline.study.Outcome;
import org.matimpact.pipeline.study.Subgroup;

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

  /**
   * Every request for all pupils on a contrast of a phase: pools first, then each year alone. Those
   * for the effects of trusts and by further models have the first pool only.
   */
  static List<NamedRequest> of(
      PhaseSettings phase, EstimateSettings estimate, PhaseOutcomes outcomes) {
    List<NamedRequest> requests = new ArrayList<>();
    for (OutcomeSettings outcome : phase.outcomes().values()) {
      List<List<Integer>> years = new ArrayList<>(outcome.pools());
      phase.outcomeYears().stream()
          .map(List::of)
          .filter(y -> !years.contains(y))
          .forEach(years::add);
      List<EstimandAverage> averages = averages(estimate, outcome);
      for (List<Integer> pool : years) {
        boolean firstPool = pool.equals(years.get(0));
        for (EstimandAverage average : averages) {
          boolean first = firstPool && average == averages.get(0);
          if (firstPool || average != EstimandAverage.TRUST) {
            requests.add(named(outcome, pool, average, Subgroup.ALL, first, outcomes));
          }
        }
        if (firstPool && outcome.ofPupils()) {
          requests.addAll(byFurtherModels(outcome, pool, estimate, outcomes));
        }
      }
    }
    return List.copyOf(requests);
  }

  /** A likelihood has no weights, and one average is enough beside it: a school counts once. */
  private static List<NamedRequest> byFurtherModels(
      OutcomeSettings outcome, List<Integer> pool, EstimateSettings estimate, PhaseOutcomes phase) {
    NamedRequest request = named(outcome, pool, EstimandAverage.SCHOOL, Subgroup.ALL, false, phase);
    return estimate.furtherModels().stream()
        .filter(m -> m != FurtherModel.LOGISTIC || request.kind() == OutcomeSettings.Kind.BINARY)
        .map(m -> request.by(m, phase))
        .toList();
  }

  private NamedRequest by(FurtherModel further, PhaseOutcomes phase) {
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

  private static String joined(String... cautions) {
    return Stream.of(cautions).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
  }

  /** Requests for subgroups: those of the headline request of every outcome of pupils. */
  static List<NamedRequest> ofSubgroups(
      PhaseSettings phase, EstimateSettings estimate, PhaseOutcomes outcomes) {
    List<NamedRequest> requests = new ArrayList<>();
    for (OutcomeSettings outcome : phase.outcomes().values()) {
      if (outcome.ofPupils()) {
        List<Integer> pool = outcome.pools().get(0);
        EstimandAverage average = averages(estimate, outcome).get(0);
        estimate.subgroups().stream()
            .flatMap(variable -> Subgroup.of(variable).stream())
            .map(subgroup -> named(outcome, pool, average, subgroup, false, outcomes))
            .forEach(requests::add);
      }
    }
    return List.copyOf(requests);
  }

  private static List<EstimandAverage> averages(
      EstimateSettings estimate, OutcomeSettings outcome) {
    return estimate.estimandAverage().stream().filter(a -> has(outcome, a)).toList();
  }

  private static boolean has(OutcomeSettings outcome, EstimandAverage average) {
    return switch (average) {
      case SCHOOL -> true;
      case PUPIL -> outcome.ofPupils() || !outcome.pupils().isEmpty();
      case TRUST -> outcome.ofPupils();
    };
  }

  private static NamedRequest named(
      OutcomeSettings outcome,
      List<Integer> years,
      EstimandAverage average,
      Subgroup subgroup,
      boolean first,
      PhaseOutcomes outcomes) {
    List<String> definitions = years.stream().map(outcome::definition).distinct().toList();
    boolean mixed = definitions.size() > 1;
    PanelKey panel = new PanelKey(outcome.name(), subgroup.variable());
    return new NamedRequest(
        new EffectRequest(outcomes.panels().get(panel), years, average, subgroup),
        outcome.name(),
        outcome.kind(),
        mixed ? outcome.mixedMeasure() : definitions.get(0),
        label(years),
        model(outcome, average),
        caution(outcome, mixed, outcomes),
        first);
  }

  private static String caution(OutcomeSettings outcome, boolean mixed, PhaseOutcomes outcomes) {
    boolean prior =
        outcome.ofPupils()
            && outcome.kind() == OutcomeSettings.Kind.PROGRESS
            && outcomes.priorAfterJoining();
    return joined(
        mixed ? outcome.mixedCaution() : "", prior ? "prior attainment partly after joining" : "");
  }

  /** Name of a pool of years. */
  static String label(List<Integer> years) {
    return years.size() == 1
        ? Integer.toString(years.get(0))
        : years.get(0) + "-" + years.get(years.size() - 1);
  }

  /** The request's part of an effect's identifier. */
  String name() {
    return String.join(
        ".",
        outcome,
        measure,
        outcomeYears,
        request.subgroup().name(),
        request.estimandAverage().name().toLowerCase(java.util.Locale.ROOT),
        model);
  }

  private static String model(OutcomeSettings outcome, EstimandAverage average) {
    if (average == EstimandAverage.TRUST) {
      return "pupil_trust_reml";
    }
    return outcome.ofPupils() ? "pupil_reml" : "school_least_squares";
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
