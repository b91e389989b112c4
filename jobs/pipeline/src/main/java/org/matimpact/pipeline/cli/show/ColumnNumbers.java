package org.matimpact.pipeline.cli.show;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Numbers of a column for reading: as many decimals as show four significant digits of the largest,
 * the same in every row. What would round to nothing is shown as less than the last decimal, never
 * as zero. CSV and JSON have every digit.
 */
final class ColumnNumbers {

  private static final int SIGNIFICANT = 4;
  private static final int MOST_DECIMALS = 6;

  private final int decimals;

  private ColumnNumbers(int decimals) {
    this.decimals = decimals;
  }

  /** For the numbers of a column; those that are not finite do not count. */
  static ColumnNumbers of(List<Double> numbers) {
    double largest =
        numbers.stream().filter(Double::isFinite).mapToDouble(Math::abs).max().orElse(0);
    if (largest == 0 || numbers.stream().allMatch(n -> n == Math.rint(n))) {
      return new ColumnNumbers(0);
    }
    BigDecimal exact = BigDecimal.valueOf(largest);
    int digitsBeforePoint = exact.precision() - exact.scale();
    return new ColumnNumbers(Math.max(0, Math.min(MOST_DECIMALS, SIGNIFICANT - digitsBeforePoint)));
  }

  String text(double number) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN);
    if (rounded.signum() != 0 || number == 0) {
      return rounded.toPlainString();
    }
    String least = BigDecimal.ONE.movePointLeft(decimals).toPlainString();
    return number > 0 ? "<" + least : ">-" + least;
  }
}
