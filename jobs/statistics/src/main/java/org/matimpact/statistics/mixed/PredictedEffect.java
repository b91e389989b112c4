package org.matimpact.statistics.mixed;

/**
 * The predicted effect of one group, such as a trust on its schools.
 *
 * @param group its code
 * @param schools on which it acts
 * @param pupils on whom it acts
 * @param raw the effect as the group's own schools show it, not shrunken
 * @param reliability the share of the raw deviation from the mean that is kept, 0 to 1
 * @param deviation b_k, the shrunken deviation from the mean effect: lme4's {@code ranef}
 * @param conditionalDeviation the standard deviation of b_k given the data were the coefficients
 *     known: lme4's {@code ranef(condVar = TRUE)}
 * @param effect the shrunken effect, mean plus b_k
 * @param standardError of the prediction error of the effect: the mean's uncertainty counts, that
 *     of the variances does not
 * @param low lower limit of the 95 % prediction interval, by the normal distribution
 * @param high upper limit
 */
public record PredictedEffect(
    int group,
    int schools,
    long pupils,
    double raw,
    double reliability,
    double deviation,
    double conditionalDeviation,
    double effect,
    double standardError,
    double low,
    double high) {}
