package org.matimpact.statistics.matching;

/**
 * A treated unit with one of its comparison units.
 *
 * @param treated row of the treated unit
 * @param comparison row of the comparison unit
 * @param distance of the two, as matched: usually the absolute difference of their scores
 * @param rank 1 for the first comparison unit of the set, then 2, and so on
 * @param tied whether another free comparison unit was equally near
 */
public record MatchedPair(int treated, int comparison, double distance, int rank, boolean tied) {}
