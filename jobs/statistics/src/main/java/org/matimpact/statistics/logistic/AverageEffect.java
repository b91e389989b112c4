package org.matimpact.statistics.logistic;

/**
 * An average effect of treatment on the probability of success, in percentage points.
 *
 * @param effect treated minus untreated
 * @param standardError of the effect, by the delta method
 * @param treated mean probability with treatment, in per cent
 * @param untreated mean probability of the same rows without, in per cent
 */
public record AverageEffect(
    double effect, double standardError, double treated, double untreated) {}
