package org.matimpact.statistics.randomisation;

import org.matimpact.statistics.random.Draws;

/**
 * A p-value of {@link SignFlips}.
 *
 * @param pValue two-sided
 * @param vectors number of sign vectors taken
 * @param draws whether every one was taken
 */
public record RandomisationPValue(double pValue, int vectors, Draws draws) {}
