package org.matimpact.statistics.bootstrap;

/**
 * What {@link ClusterBootstrap} says of an estimate; limits are of 95 %.
 *
 * @param standardError standard deviation of the replicates
 * @param percentileLow lower limit by percentiles
 * @param percentileHigh upper limit by percentiles
 * @param studentisedLow lower limit by the bootstrap t
 * @param studentisedHigh upper limit by the bootstrap t
 * @param replicates number drawn
 * @param notEstimable number of those that do not determine the contrast, left out
 */
public record BootstrapSummary(
    double standardError,
    double percentileLow,
    double percentileHigh,
    double studentisedLow,
    double studentisedHigh,
    int replicates,
    int notEstimable) {}
