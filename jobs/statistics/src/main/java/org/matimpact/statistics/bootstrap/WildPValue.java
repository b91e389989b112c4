package org.matimpact.statistics.bootstrap;

import org.matimpact.statistics.random.Draws;

/**
 * A p-value of {@link WildClusterBootstrap}.
 *
 * @param pValue two-sided
 * @param statistic t of the data
 * @param multiplier of the scores
 * @param draws whether every vector of multipliers was taken
 * @param replicates number of vectors taken
 */
public record WildPValue(
    double pValue, double statistic, Multiplier multiplier, Draws draws, int replicates) {}
