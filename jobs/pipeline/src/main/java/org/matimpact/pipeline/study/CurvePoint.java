package org.matimpact.pipeline.study;

import java.io.Serializable;

/**
 * One figure of the curve of an effect over a dose.
 *
 * @param value the dose, for readers; that of the average is the mean over the treated schools of
 *     the number in the model, the slope has none (NaN)
 */
public record CurvePoint(String variable, Quantity quantity, double value, Effect effect)
    implements Serializable {

  /** What the figure is. */
  public enum Quantity {
    /** The mean effect over the treated schools, each at its own dose. */
    AVERAGE,
    /** By how much the effect changes when the number in the model rises by 1. */
    SLOPE,
    /** The effect at a dose. */
    AT
  }
}
