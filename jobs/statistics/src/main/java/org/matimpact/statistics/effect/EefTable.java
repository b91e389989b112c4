package org.matimpact.statistics.effect;

/**
 * The Education Endowment Foundation's tables from effect size to months of progress. They differ
 * only in what counts as no progress.
 */
public enum EefTable {
  /** Teaching and Learning Toolkit: 0 months up to 0.01. */
  TOOLKIT("0.02"),
  /** Evaluation reports of trials: 0 months up to 0.04. */
  TRIAL_REPORT("0.05");

  private final String oneMonthFrom;

  EefTable(String oneMonthFrom) {
    this.oneMonthFrom = oneMonthFrom;
  }

  /** Smallest effect size, at two decimals, that is a month of progress. */
  String oneMonthFrom() {
    return oneMonthFrom;
  }
}
