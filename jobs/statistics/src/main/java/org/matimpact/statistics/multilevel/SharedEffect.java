package org.matimpact.statistics.multilevel;

import java.util.Locale;

/**
 * An effect of a column that all schools of a cluster share, normal about the mean effect: that of
 * treatment by trust, (0 + T | trust).
 *
 * @param column a between column of the full design, as the treatment is
 * @param ratio s_b^2 / s_e^2, its variance between clusters relative to the pupils', 0 or more
 */
public record SharedEffect(int column, double ratio) {

  /**
   * Checks the ratio.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public SharedEffect {
    if (!(ratio >= 0 && ratio < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid variance ratio of a shared effect: %s (must be >= 0 and finite)",
              ratio));
    }
  }
}
