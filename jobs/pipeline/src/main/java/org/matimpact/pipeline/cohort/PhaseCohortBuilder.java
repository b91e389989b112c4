package org.matimpact.pipeline.cohort;

import java.util.List;
import org.matimpact.pipeline.settings.CohortSettings;
import org.matimpact.pipeline.settings.PhaseSettings;

/** Builds the cohort of one phase from the facts of the register. */
final class PhaseCohortBuilder {

  private final CohortSettings cohort;
  private final PhaseSettings phase;
  private final PhaseFacts facts;

  PhaseCohortBuilder(CohortSettings cohort, PhaseSettings phase, PhaseFacts facts) {
    this.cohort = cohort;
    this.phase = phase;
    this.facts = facts;
  }

  PhaseCohort build() {
    GovernanceRule rule = new GovernanceRule(cohort, phase, facts.memberships());
    List<CohortMember> members =
        facts.register().schools().stream()
            .filter(this::inPhase)
            .map(
                school -> CohortMember.of(school, rule.of(school), facts.chains().of(school.urn())))
            .map(member -> hasOutcomes(member) ? member : member.leavingFor(Exclusion.NO_OUTCOME))
            .toList();
    List<CovariateSetValues> covariates = covariates(members);
    CovariateSetValues headline = covariates.get(0);
    List<CohortMember> complete =
        members.stream()
            .map(
                member ->
                    headline.complete(member.urn())
                        ? member
                        : member.leavingFor(Exclusion.NO_COVARIATE))
            .toList();
    return new PhaseCohort(
        phase,
        facts.register().schools().size(),
        complete,
        covariates,
        facts.memberships().shortStays());
  }

  private boolean inPhase(RegisteredSchool school) {
    return phase.phasesOfEducation().isEmpty()
        || phase.phasesOfEducation().contains(school.text("phase_of_education"));
  }

  /** Which schools have pupils with a result is for the scan to say: no outcome is read here. */
  private boolean hasOutcomes(CohortMember member) {
    return phase.outcomes().values().stream()
        .filter(outcome -> !outcome.ofPupils())
        .allMatch(
            outcome -> facts.measures().hasAny(member.urn(), phase.outcomeYears(), outcome.name()));
  }

  private List<CovariateSetValues> covariates(List<CohortMember> members) {
    List<CohortMember> staying = members.stream().filter(CohortMember::eligible).toList();
    CovariateReader reader = new CovariateReader(phase, facts.measures(), facts.judgements());
    return phase.covariateSets().stream()
        .map(set -> CovariateSetValues.read(set, staying, reader, cohort.rareLevelShare()))
        .toList();
  }
}
