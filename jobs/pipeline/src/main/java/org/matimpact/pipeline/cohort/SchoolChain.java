package org.matimpact.pipeline.cohort;

import java.util.List;

/**
 * A school and the URNs it continues.
 *
 * @param urns the school's own URN first, then its predecessors, latest first
 * @param note what the links look like where the chain ends
 */
record SchoolChain(List<Long> urns, Note note) {

  /** Why a chain ends where it does. */
  enum Note {
    /** No predecessor. */
    NONE,
    /** One predecessor after another, to one that has none. */
    SIMPLE,
    /** Several predecessors became one school: none of them is its baseline. */
    MERGED,
    /** One predecessor became several schools: it is the baseline of none of them. */
    SPLIT,
    /** The links lead back to a URN already met. */
    CYCLE
  }

  /** Earliest URN of the chain, its identifier. */
  long id() {
    return urns.get(urns.size() - 1);
  }
}
