/**
 * Choosing or weighting comparison units so that they resemble the treated ones.
 *
 * <p>A {@link org.matimpact.statistics.matching.MatchingProblem} holds the units: arm, score,
 * strata, {@link org.matimpact.statistics.matching.Distance}, {@link
 * org.matimpact.statistics.matching.Restrictions}. A {@link
 * org.matimpact.statistics.matching.MatchingMethod} makes a {@link
 * org.matimpact.statistics.matching.Matching} of it:
 *
 * <ul>
 *   <li>{@link org.matimpact.statistics.matching.NearestNeighbour}: greedy, any distance, every
 *       restriction, millions of units on a score;
 *   <li>{@link org.matimpact.statistics.matching.OptimalPair}, {@link
 *       org.matimpact.statistics.matching.FullMatching}: least total distance, exactly;
 *   <li>{@link org.matimpact.statistics.matching.GeneralisedFullMatching}: nearly as good, in the
 *       time of a sort;
 *   <li>{@link org.matimpact.statistics.matching.Subclassification}, {@link
 *       org.matimpact.statistics.matching.ExactMatching} (on {@link
 *       org.matimpact.statistics.matching.Strata}, coarsened or not);
 *   <li>{@link org.matimpact.statistics.matching.PropensityWeighting}, {@link
 *       org.matimpact.statistics.matching.EntropyBalancing};
 *   <li>{@link org.matimpact.statistics.matching.Discarding}: any of these on common support.
 * </ul>
 *
 * <p>{@link org.matimpact.statistics.matching.MatchExplainer} says why a pair was made or not,
 * {@link org.matimpact.statistics.matching.TieReport} what hangs on ties.
 */
package org.matimpact.statistics.matching;
