package org.matimpact.pipeline.report.words;

/** What an estimate and its interval let one say. Nothing else decides the words of the report. */
public enum Finding {
  /** The whole interval lies above 0. */
  HIGHER("higher"),
  /** The whole interval lies below 0. */
  LOWER("lower"),
  /** The interval holds 0. */
  UNCLEAR("no clear difference"),
  /** Too few trusts for the interval to be trusted. */
  TOO_FEW_TRUSTS("too few trusts to say"),
  /** There is an estimate and no interval. */
  WITHOUT_INTERVAL("no interval, so nothing is said"),
  /** The design or the data did not allow an estimate. */
  NOT_ESTIMABLE("could not be estimated"),
  /** Disclosure control withholds the row. */
  SUPPRESSED("withheld to protect small groups");

  private final String words;

  Finding(String words) {
    this.words = words;
  }

  /** The finding in a few words. */
  public String words() {
    return words;
  }

  /** Whether an interval stands behind the finding. */
  public boolean hasInterval() {
    return switch (this) {
      case HIGHER, LOWER, UNCLEAR, TOO_FEW_TRUSTS -> true;
      case WITHOUT_INTERVAL, NOT_ESTIMABLE, SUPPRESSED -> false;
    };
  }

  /** What an interval says that may be trusted. */
  public static Finding of(Interval interval) {
    if (interval.holdsZero()) {
      return UNCLEAR;
    }
    return interval.low() > 0 ? HIGHER : LOWER;
  }
}
