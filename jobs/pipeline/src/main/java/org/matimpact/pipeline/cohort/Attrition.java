package org.matimpact.pipeline.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From all schools to analysed schools, for one comparator and one covariate set, step by step
 * (after OHDSI CohortMethod's attrition table). Before minus dropped is after, and after is the
 * next before.
 */
final class Attrition {

  /**
   * One step.
   *
   * @param matAfter schools in multi-school trusts after the step; empty until arms are formed
   */
  record Step(
      int step,
      String reason,
      int before,
      int dropped,
      Optional<Integer> matAfter,
      Optional<Integer> comparisonAfter) {

    int after() {
      return before - dropped;
    }
  }

  private final Arm comparator;
  private final List<Step> steps = new ArrayList<>();
  private List<CohortMember> left;
  private int before;

  private Attrition(PhaseCohort cohort, Arm comparator) {
    this.comparator = comparator;
    this.left = cohort.members();
    this.before = cohort.registered();
  }

  static List<Step> of(PhaseCohort cohort, Arm comparator, CovariateSetValues set) {
    Attrition attrition = new Attrition(cohort, comparator);
    attrition.step("not in the phase", cohort.members());
    for (Exclusion exclusion : Exclusion.values()) {
      if (exclusion == Exclusion.NO_COVARIATE) {
        attrition.keep("in the other comparison group", attrition::inContrasts);
        String headline = cohort.covariates().get(0).set();
        attrition.keep(
            exclusion.reason() + " of the set " + headline, member -> !isFor(member, exclusion));
      } else {
        attrition.keep(exclusion.reason(), member -> !isFor(member, exclusion));
      }
    }
    if (!set.set().equals(cohort.covariates().get(0).set())) {
      attrition.keep(
          Exclusion.NO_COVARIATE.reason() + " of the set " + set.set(),
          member -> set.complete(member.urn()));
    }
    return List.copyOf(attrition.steps);
  }

  private static boolean isFor(CohortMember member, Exclusion exclusion) {
    return member.exclusion().map(e -> e == exclusion).orElse(false);
  }

  private boolean inContrasts(CohortMember member) {
    return member.arm().map(arm -> arm == Arm.MAT || arm == comparator).orElse(false);
  }

  private void keep(String reason, java.util.function.Predicate<CohortMember> stays) {
    step(reason, left.stream().filter(stays).toList());
  }

  private void step(String reason, List<CohortMember> after) {
    boolean arms = after.stream().allMatch(member -> member.arm().isPresent()) && !after.isEmpty();
    steps.add(
        new Step(
            steps.size() + 1,
            reason,
            before,
            before - after.size(),
            arms ? Optional.of(count(after, Arm.MAT)) : Optional.empty(),
            arms ? Optional.of(count(after, comparator)) : Optional.empty()));
    left = after;
    before = after.size();
  }

  private static int count(List<CohortMember> members, Arm arm) {
    return (int) members.stream().filter(m -> m.arm().equals(Optional.of(arm))).count();
  }
}
