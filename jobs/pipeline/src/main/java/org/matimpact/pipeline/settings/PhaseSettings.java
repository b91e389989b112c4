package org.matimpact.pipeline.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One phase: its sources, who is in it, its outcomes and its covariates.
 *
 * @param keyStage KS2 or KS4
 * @param schools sources of schools; the first is the population, the others fill its gaps
 * @param phasesOfEducation kinds of school in the population; empty keeps all
 * @param memberships source of trust memberships
 * @param membershipCaution what is known to be wrong with it; empty when nothing
 * @param links source of predecessor links; empty for none
 * @param inspections source of inspections; empty for none
 * @param measures sources of measures by year, in order of preference
 * @param outcomeYears ascending, 2019 is 2018/19
 * @param outcomes by name, in the order of the names
 * @param covariateSets in the order in which they run; the first is the headline
 */
public record PhaseSettings(
    String phase,
    String keyStage,
    List<String> schools,
    Set<String> phasesOfEducation,
    String memberships,
    String membershipCaution,
    String links,
    String inspections,
    List<String> measures,
    Set<String> excludeTypes,
    boolean excludeSelective,
    List<Integer> outcomeYears,
    Map<String, OutcomeSettings> outcomes,
    List<CovariateSetSettings> covariateSets) {

  /** First day of the window: the 1 September on which its first school year begins. */
  public java.time.LocalDate start() {
    return java.time.LocalDate.of(outcomeYears.get(0) - 1, 9, 1);
  }

  /** Last day of the window: the 31 August on which its last school year ends. */
  public java.time.LocalDate end() {
    return java.time.LocalDate.of(outcomeYears.get(outcomeYears.size() - 1), 8, 31);
  }
}
