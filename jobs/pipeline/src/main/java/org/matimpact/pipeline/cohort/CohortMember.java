package org.matimpact.pipeline.cohort;

import java.util.Optional;

/**
 * A school of a phase with its governance, chain and, in the end, why it is not analysed.
 *
 * @param exclusion first reason to leave; empty while it stays
 */
record CohortMember(
    RegisteredSchool school,
    Governance governance,
    SchoolChain chain,
    Optional<Exclusion> exclusion) {

  static CohortMember of(RegisteredSchool school, Governance governance, SchoolChain chain) {
    return new CohortMember(school, governance, chain, governance.exclusion());
  }

  /** The same school, left for a reason unless it had left already. */
  CohortMember leavingFor(Exclusion reason) {
    return exclusion.isPresent()
        ? this
        : new CohortMember(school, governance, chain, Optional.of(reason));
  }

  long urn() {
    return school.urn();
  }

  Optional<Arm> arm() {
    return governance.arm();
  }

  boolean eligible() {
    return exclusion.isEmpty();
  }
}
