package org.matimpact.statistics.effect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Effect sizes as months of progress, by the tables of the Education Endowment Foundation.
 *
 * <p>The size is rounded half up to two decimals, then looked up; a negative effect is as many
 * months less. The tables assume that a year's progress is about one standard deviation (Higgins,
 * Kokotsaki &amp; Coe 2012, The Teaching and Learning Toolkit: Technical Appendices).
 */
public final class MonthsOfProgress {

  /** The smallest effect size of 2, 3, ... 12 months. */
  private static final List<BigDecimal> FROM_TWO_MONTHS =
      Stream.of(
              "0.10", "0.19", "0.27", "0.36", "0.45", "0.53", "0.62", "0.70", "0.79", "0.88",
              "0.96")
          .map(BigDecimal::new)
          .toList();

  private MonthsOfProgress() {}

  /**
   * Returns whole months, from -12 to 12.
   *
   * @param effectSize in pupil standard deviations
   * @throws IllegalArgumentException if it is NaN or infinite
   */
  public static int of(double effectSize, EefTable table) {
    if (!Double.isFinite(effectSize)) {
      throw new IllegalArgumentException(
          "Invalid effect size: " + effectSize + " (there are no months without one)");
    }
    // The shortest decimal that names the double: .045 is .05 here, though the double lies below
    // it.
    BigDecimal size = BigDecimal.valueOf(effectSize).abs().setScale(2, RoundingMode.HALF_UP);
    return (effectSize < 0 ? -1 : 1) * months(size, table);
  }

  private static int months(BigDecimal size, EefTable table) {
    int months = size.compareTo(new BigDecimal(table.oneMonthFrom())) >= 0 ? 1 : 0;
    for (BigDecimal from : FROM_TWO_MONTHS) {
      months += size.compareTo(from) >= 0 ? 1 : 0;
    }
    return months;
  }
}
