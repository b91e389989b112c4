package org.matimpact.statistics.balance;

/**
 * Balance of one covariate, or of one level of a categorical covariate, before and after matching.
 *
 * @param covariate the name, with the level for a categorical covariate ("raceblack")
 * @param term the name of the covariate alone ("race")
 * @param treatedMeanBefore mean of all treated units
 * @param comparisonMeanBefore mean of all comparison units
 * @param smdBefore their difference in standard deviations, see {@link BalanceTable}
 * @param varianceRatioBefore treated over comparison variance; NaN for a binary covariate
 * @param ecdfMeanBefore mean difference of the empirical distribution functions
 * @param ecdfMaxBefore largest difference of them (Kolmogorov-Smirnov)
 * @param treatedMeanAfter weighted mean of the treated units
 * @param comparisonMeanAfter weighted mean of the comparison units
 * @param smdAfter their difference in the same standard deviations, those before matching
 * @param varianceRatioAfter as before, weighted
 * @param ecdfMeanAfter as before, weighted
 * @param ecdfMaxAfter as before, weighted
 * @param meanPairDistance mean absolute difference within pairs, in the same standard deviations;
 *     NaN if there are no pairs
 */
public record CovariateBalance(
    String covariate,
    String term,
    double treatedMeanBefore,
    double comparisonMeanBefore,
    double smdBefore,
    double varianceRatioBefore,
    double ecdfMeanBefore,
    double ecdfMaxBefore,
    double treatedMeanAfter,
    double comparisonMeanAfter,
    double smdAfter,
    double varianceRatioAfter,
    double ecdfMeanAfter,
    double ecdfMaxAfter,
    double meanPairDistance) {}
