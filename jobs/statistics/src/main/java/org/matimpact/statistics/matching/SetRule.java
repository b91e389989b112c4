package org.matimpact.statistics.matching;

/** What becomes of a set with fewer comparison units than the ratio asks for. */
public enum SetRule {
  /** It is kept, as MatchIt does. */
  KEEP_PARTIAL,
  /** It is dropped, and its treated unit counts as unmatched. */
  FULL_ONLY
}
