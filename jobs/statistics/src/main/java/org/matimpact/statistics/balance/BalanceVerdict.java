package org.matimpact.statistics.balance;

import java.util.Set;

/**
 * Whether the arms are alike enough. Differences to .1 do little harm; to .25 regression adjustment
 * can be relied on (Rubin 2001, Health Services and Outcomes Research Methodology 2, 169-188; What
 * Works Clearinghouse standards).
 */
public enum BalanceVerdict {
  /** All absolute standardised mean differences at most 0.1. */
  GOOD,
  /** All at most 0.25, and those above 0.1 of covariates in the outcome model. */
  ADJUSTED,
  /** Neither. */
  POOR;

  private static final double SMALL = 0.1;
  private static final double ADJUSTABLE = 0.25;

  /**
   * Judges the differences after matching.
   *
   * @param inOutcomeModel names of the covariates in the outcome model
   */
  public static BalanceVerdict of(BalanceTable table, Set<String> inOutcomeModel) {
    BalanceVerdict worst = GOOD;
    for (CovariateBalance row : table.rows()) {
      BalanceVerdict verdict = of(row, inOutcomeModel);
      worst = verdict.compareTo(worst) > 0 ? verdict : worst;
    }
    return worst;
  }

  /** A difference that is NaN is poor. */
  private static BalanceVerdict of(CovariateBalance row, Set<String> inOutcomeModel) {
    double difference = StrictMath.abs(row.smdAfter());
    if (difference <= SMALL) {
      return GOOD;
    }
    return difference <= ADJUSTABLE && inOutcomeModel.contains(row.term()) ? ADJUSTED : POOR;
  }
}
