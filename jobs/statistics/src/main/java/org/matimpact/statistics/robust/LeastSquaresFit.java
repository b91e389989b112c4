package org.matimpact.statistics.robust;

/**
 * A weighted least-squares fit of one outcome.
 *
 * @param coefficients one per column of the model matrix; NaN for a dropped column
 * @param residuals y minus fitted, one per row
 * @param rank number of columns estimated
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers; compared by content nowhere
public record LeastSquaresFit(double[] coefficients, double[] residuals, int rank) {}
