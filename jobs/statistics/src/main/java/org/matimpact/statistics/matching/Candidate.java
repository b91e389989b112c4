package org.matimpact.statistics.matching;

/**
 * The comparison unit a treated unit would take next.
 *
 * @param comparison its row
 * @param distance as it is compared
 * @param tied whether another free one is as near
 */
record Candidate(int comparison, double distance, boolean tied) {}
