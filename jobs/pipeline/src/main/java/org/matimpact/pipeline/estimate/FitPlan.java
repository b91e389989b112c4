package org.matimpact.pipeline.estimate;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.study.CheckRules;
import org.matimpact.pipeline.study.InferenceRules;
import org.matimpact.pipeline.study.MatchedPairs;
import org.matimpact.pipeline.study.Outcome;

/**
 * What executors need to fit: it grows with schools and travels once.
 *
 * @param estimable contrasts to fit, by identifier
 * @param phases schools, covariates and outcomes by phase
 * @param requests effects to estimate on each contrast, by phase; those of trusts and by further
 *     models on headline contrasts only
 * @param subgroups effects on subgroups, estimated on headline contrasts beside them, by phase
 * @param rules how uncertainty is found
 * @param checks how that of headline effects is found beside it
 * @param pairs of headline contrasts, where a check needs them, by identifier
 */
record FitPlan(
    Map<String, ContrastFacts> estimable,
    Map<String, PhaseOutcomes> phases,
    Map<String, List<NamedRequest>> requests,
    Map<String, List<NamedRequest>> subgroups,
    InferenceRules rules,
    CheckRules checks,
    Map<String, MatchedPairs> pairs)
    implements Serializable {

  static FitPlan of(
      Settings settings,
      Map<String, PhaseOutcomes> phases,
      List<ContrastFacts> contrasts,
      Map<String, MatchedPairs> pairs) {
    Map<String, ContrastFacts> estimable = new HashMap<>();
    contrasts.stream().filter(ContrastFacts::estimable).forEach(c -> estimable.put(c.id(), c));
    Map<String, List<NamedRequest>> requests = new HashMap<>();
    Map<String, List<NamedRequest>> subgroups = new HashMap<>();
    for (PhaseSettings phase : settings.phases().values()) {
      PhaseOutcomes outcomes = phases.get(phase.phase());
      PhaseRequests asked = new PhaseRequests(phase, settings.estimate(), outcomes);
      requests.put(phase.phase(), asked.ofAll());
      subgroups.put(phase.phase(), asked.ofSubgroups());
    }
    return new FitPlan(
        estimable,
        phases,
        requests,
        subgroups,
        InferenceRules.of(settings),
        CheckRules.of(settings),
        pairs);
  }

  /** Contrasts to fit; those of most schools take longest, and none should be left for the end. */
  List<String> largestFirst() {
    return estimable.values().stream()
        .sorted(
            Comparator.comparingInt(
                    (ContrastFacts c) ->
                        -c.asMatched().treatedSchools() - c.asMatched().comparisonSchools())
                .thenComparing(ContrastFacts::id))
        .map(ContrastFacts::id)
        .toList();
  }

  /** The same without effects on imputed pupils, which are fitted by themselves. */
  FitPlan observed() {
    Map<String, List<NamedRequest>> observed = new HashMap<>();
    requests.forEach(
        (phase, of) -> observed.put(phase, of.stream().filter(r -> !r.ofImputed()).toList()));
    return new FitPlan(estimable, phases, observed, subgroups, rules, checks, pairs);
  }

  /**
   * Effects on imputed pupils alone, in one imputation.
   *
   * @param panels outcomes of the imputation, by phase
   */
  FitPlan imputed(Map<String, Map<PanelKey, Outcome>> panels) {
    Map<String, ContrastFacts> headlines = new HashMap<>(estimable);
    headlines.values().removeIf(contrast -> !contrast.headline());
    Map<String, PhaseOutcomes> schools = new HashMap<>();
    phases.forEach((phase, outcomes) -> schools.put(phase, outcomes.withoutPanels()));
    Map<String, List<NamedRequest>> imputed = new HashMap<>();
    Map<String, List<NamedRequest>> none = new HashMap<>();
    requests.forEach(
        (phase, of) -> {
          none.put(phase, List.of());
          imputed.put(
              phase,
              of.stream()
                  .filter(NamedRequest::ofImputed)
                  .map(request -> request.on(panels.get(phase)))
                  .toList());
        });
    return new FitPlan(headlines, schools, imputed, none, rules.untested(), checks, Map.of());
  }

  /** Every effect to estimate on a contrast. */
  List<NamedRequest> requests(ContrastFacts contrast) {
    List<NamedRequest> further = contrast.headline() ? subgroups.get(contrast.phase()) : List.of();
    return Stream.concat(
            requests.get(contrast.phase()).stream()
                .filter(request -> contrast.headline() || !request.ofHeadlines()),
            further.stream())
        .toList();
  }
}
