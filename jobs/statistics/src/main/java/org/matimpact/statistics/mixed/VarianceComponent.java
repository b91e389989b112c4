package org.matimpact.statistics.mixed;

/**
 * A standard deviation or correlation of random effects.
 *
 * @param term the name of the term; {@code residual} for s_e
 * @param kind which of the term's numbers it is
 * @param value in units of the outcome (a slope's: per unit of its column), or a correlation; not a
 *     number for the correlation with an effect of variance 0
 */
public record VarianceComponent(String term, Kind kind, double value) {

  /** Which number of a term. */
  public enum Kind {
    /** Standard deviation of the intercepts, of the only effect of the term, or of the residual. */
    EFFECT,
    /** Standard deviation of the slopes. */
    SLOPE,
    /** Correlation of intercepts and slopes. */
    CORRELATION
  }
}
