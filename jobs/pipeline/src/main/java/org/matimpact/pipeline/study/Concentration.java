package org.matimpact.pipeline.study;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How much of an arm its largest contributors hold, for the rules of disclosure control.
 *
 * @param largest share of the largest contributor, 0 to 1; NaN without any
 * @param largestTwo share of the two largest together
 */
public record Concentration(double largest, double largestTwo) implements Serializable {

  /** Nobody is known to contribute. */
  public static final Concentration UNKNOWN = new Concentration(Double.NaN, Double.NaN);

  /**
   * The shares of the largest in a sum.
   *
   * @param contributions one for each contributor, none negative
   */
  static Concentration of(double[] contributions) {
    double[] ascending = contributions.clone();
    Arrays.sort(ascending);
    double sum = Arrays.stream(ascending).sum();
    int last = ascending.length - 1;
    if (!(sum > 0)) {
      return UNKNOWN;
    }
    double second = last > 0 ? ascending[last - 1] : 0;
    return new Concentration(ascending[last] / sum, (ascending[last] + second) / sum);
  }
}
