package org.matimpact.pipeline.contract;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The decimal with the fewest digits that is nearest to a binary number among all such numbers: the
 * text from which it was once read, if that had at most 15 digits (6 for a float). A number that is
 * none has the empty text, a missing value.
 */
final class ShortestText {

  private static final int DOUBLE_DIGITS = 17;
  private static final int FLOAT_DIGITS = 9;

  private ShortestText() {}

  static String of(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    BigDecimal exact = new BigDecimal(value);
    int digits = 15;
    BigDecimal decimal = exact.round(new MathContext(digits));
    while (decimal.doubleValue() != value && digits < DOUBLE_DIGITS) {
      digits++;
      decimal = exact.round(new MathContext(digits));
    }
    return plain(decimal);
  }

  static String of(float value) {
    if (!Float.isFinite(value)) {
      return "";
    }
    BigDecimal exact = new BigDecimal(value);
    int digits = 6;
    BigDecimal decimal = exact.round(new MathContext(digits));
    while (decimal.floatValue() != value && digits < FLOAT_DIGITS) {
      digits++;
      decimal = exact.round(new MathContext(digits));
    }
    return plain(decimal);
  }

  private static String plain(BigDecimal decimal) {
    return decimal.stripTrailingZeros().toString();
  }
}
