package org.matimpact.statistics.matching;

import java.util.Locale;

/** Products that must be exact; where numbers end the problem is too large, not the program. */
final class ExactProduct {

  private ExactProduct() {}

  /** Returns more than any {@code times} pairs together cost, each at most {@code largest}. */
  static long cost(long largest, long times) {
    try {
      return Math.multiplyExact(largest, times);
    } catch (ArithmeticException e) {
      throw new UnmatchableException(
          String.format(
              Locale.ROOT,
              "Cannot match optimally: %d distances of up to %d steps do not add up exactly (narrow"
                  + " the caliper, form strata, or match greedily)",
              times,
              largest),
          e);
    }
  }

  /** Returns the places that some units need, so many each. */
  static int places(int units, int each) {
    try {
      return Math.multiplyExact(units, each);
    } catch (ArithmeticException e) {
      throw new UnmatchableException(
          String.format(
              Locale.ROOT,
              "Cannot match: %d units with %d places each are more than an array holds (lower the"
                  + " ratio, or match with fewer columns)",
              units,
              each),
          e);
    }
  }
}
