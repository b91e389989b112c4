package org.matimpact.pipeline.estimate;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.matimpact.pipeline.settings.EstimateSettings;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.pipeline.settings.EstimateSettings.FurtherModel;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.study.EffectRequest;
import org.matimpact.pipeline.study.Subgroup;

/** What is asked of every contrast of a phase. */
record PhaseRequests(PhaseSettings phase, EstimateSettings estimate, PhaseOutcomes outcomes) {

  /**
   * Every request for all pupils: pools first, then each year alone. Those for the effects of
   * trusts and by further models have the first pool only.
   */
  List<NamedRequest> ofAll() {
    return phase.outcomes().values().stream().flatMap(this::ofAll).toList();
  }

  /** Those on the same pupils follow one another, so that they share a fit. */
  private Stream<NamedRequest> ofAll(OutcomeSettings outcome) {
    List<List<Integer>> years =
        Stream.concat(outcome.pools().stream(), phase.outcomeYears().stream().map(List::of))
            .distinct()
            .toList();
    List<EstimandAverage> averages = averages(outcome);
    Stream<NamedRequest> first =
        averages.stream()
            .map(a -> named(outcome, years.get(0), a, Subgroup.ALL, a == averages.get(0)));
    Stream<NamedRequest> others =
        years.stream()
            .skip(1)
            .flatMap(
                pool ->
                    averages.stream()
                        .filter(average -> average != EstimandAverage.TRUST)
                        .map(average -> named(outcome, pool, average, Subgroup.ALL, false)));
    return Stream.of(first, byFurtherModels(outcome), others).flatMap(Function.identity());
  }

  /** A likelihood has no weights, and one average is enough beside it: a school counts once. */
  private Stream<NamedRequest> byFurtherModels(OutcomeSettings outcome) {
    if (!outcome.ofPupils()) {
      return Stream.empty();
    }
    List<Integer> pool = outcome.pools().get(0);
    NamedRequest request = named(outcome, pool, EstimandAverage.SCHOOL, Subgroup.ALL, false);
    return estimate.furtherModels().stream()
        .filter(m -> m != FurtherModel.LOGISTIC || request.kind() == OutcomeSettings.Kind.BINARY)
        .map(m -> request.by(m, outcomes));
  }

  /** Requests for subgroups: those of the headline request of every outcome of pupils. */
  List<NamedRequest> ofSubgroups() {
    return phase.outcomes().values().stream()
        .filter(OutcomeSettings::ofPupils)
        .flatMap(this::ofSubgroups)
        .toList();
  }

  private Stream<NamedRequest> ofSubgroups(OutcomeSettings outcome) {
    List<Integer> pool = outcome.pools().get(0);
    EstimandAverage average = averages(outcome).get(0);
    return estimate.subgroups().stream()
        .flatMap(variable -> Subgroup.of(variable).stream())
        .map(subgroup -> named(outcome, pool, average, subgroup, false));
  }

  private List<EstimandAverage> averages(OutcomeSettings outcome) {
    return estimate.estimandAverage().stream().filter(a -> has(outcome, a)).toList();
  }

  private static boolean has(OutcomeSettings outcome, EstimandAverage average) {
    return switch (average) {
      case SCHOOL -> true;
      case PUPIL -> outcome.ofPupils() || !outcome.pupils().isEmpty();
      case TRUST -> outcome.ofPupils();
    };
  }

  private NamedRequest named(
      OutcomeSettings outcome,
      List<Integer> years,
      EstimandAverage average,
      Subgroup subgroup,
      boolean first) {
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
        caution(outcome, mixed),
        first);
  }

  private String caution(OutcomeSettings outcome, boolean mixed) {
    boolean prior =
        outcome.ofPupils()
            && outcome.kind() == OutcomeSettings.Kind.PROGRESS
            && outcomes.priorAfterJoining();
    return NamedRequest.joined(
        mixed ? outcome.mixedCaution() : "", prior ? "prior attainment partly after joining" : "");
  }

  /** Name of a pool of years. */
  static String label(List<Integer> years) {
    return years.size() == 1
        ? Integer.toString(years.get(0))
        : years.get(0) + "-" + years.get(years.size() - 1);
  }

  private static String model(OutcomeSettings outcome, EstimandAverage average) {
    if (average == EstimandAverage.TRUST) {
      return "pupil_trust_reml";
    }
    return outcome.ofPupils() ? "pupil_reml" : "school_least_squares";
  }
}
