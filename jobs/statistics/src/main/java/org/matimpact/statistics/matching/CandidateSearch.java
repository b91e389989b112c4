package org.matimpact.statistics.matching;

/**
 * Finds the comparison unit a treated unit would take next. What was found stands in the search
 * until the next call, so that nothing is made for each of millions of picks.
 */
abstract class CandidateSearch {

  /** Preference before everything: 0 for the most preferred. */
  int level;

  /** The row found. */
  int comparison;

  /** Its distance as it is compared. */
  double distance;

  /** Whether another free one is as near. */
  boolean tied;

  /** A unit taken by another meanwhile, from where MatchIt's walk by rank resumes; -1 for none. */
  int previous = -1;

  /** Looks; says whether there is one. */
  abstract boolean find(int treated);

  /** Records that a comparison unit was taken. */
  abstract void use(int treatedRow, int comparisonRow);
}
