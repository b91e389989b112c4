package org.matimpact.pipeline.synthetic;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How numbers look in the files. */
final class Figures {
  private Figures() {}

  /** So many decimals, zeros kept: {@code 0.0}. */
  static String fixed(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.toPlainString();
  }

  /** At most so many decimals, zeros at the end dropped: {@code 0}, {@code -0.3}. */
  static String plain(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** A share as a whole percentage: {@code 16%}. */
  static String percent(double share) {
    return StrictMath.round(100 * share) + "%";
  }

  /** A share as a percentage with decimals: {@code 17.60%}. */
  static String percent(double share, int decimals) {
    return fixed(100 * share, decimals) + "%";
  }
}
