package org.matimpact.statistics.matched;

/**
 * A mean difference over matched treated units, with standard errors of {@link AbadieImbens}.
 *
 * @param estimate mean over treated units of their outcome less the mean of their set's
 * @param standardError for the population that the units come from
 * @param conditionalStandardError for these units, given what they were matched on
 * @param treated number of matched treated units
 * @param comparisons number of distinct comparison units
 */
public record MatchedEstimate(
    double estimate,
    double standardError,
    double conditionalStandardError,
    int treated,
    int comparisons) {}
