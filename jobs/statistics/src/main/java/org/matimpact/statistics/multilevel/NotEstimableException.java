package org.matimpact.statistics.multilevel;

import java.util.Locale;

/**
 * The data cannot answer: the message says why, in words that can stand in a table. Malformed input
 * is a plain {@link IllegalArgumentException} instead.
 */
public final class NotEstimableException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /** What is missing. */
  public enum Reason {
    /** The column or contrast depends linearly on earlier columns, as with one arm only. */
    DEPENDENT_COLUMN,
    /** There are no more pupils, school-years or schools than parameters. */
    TOO_FEW_GROUPS,
    /** The outcome does not vary where a variance is to be estimated. */
    NO_VARIANCE,
    /** Columns tell successes from failures perfectly: their coefficients are infinite. */
    SEPARATION,
    /** Fewer than two clusters, or a contrast that could not be estimated without one of them. */
    TOO_FEW_CLUSTERS,
    /** A search did not end, as where numbers are too large for their precision. */
    NO_CONVERGENCE
  }

  private final Reason reason;

  /** Makes a refusal with its reason and words for a table. */
  public NotEstimableException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The clusters do not tell how a contrast varies. */
  static NotEstimableException ofVariance(int clusters, String why) {
    return new NotEstimableException(
        Reason.TOO_FEW_CLUSTERS,
        String.format(
            Locale.ROOT,
            "Cannot estimate the variance of the contrast from %d clusters: %s",
            clusters,
            why));
  }

  /** Returns what is missing. */
  public Reason reason() {
    return reason;
  }
}
