package org.matimpact.pipeline.study.crossproduct;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Map;

/**
 * Mean and standard deviation of a column among all pupils of the nation in one key stage and year,
 * from exact counts of every value.
 *
 * @param mean distance from the column's origin, in its unit
 * @param sd with n - 1, in its unit
 */
public record NationalMoments(double mean, double sd) implements Serializable {

  /** A column that is left as it is. */
  public static final NationalMoments NONE = new NationalMoments(0, 1);

  /** A column of 0 and 1 as percentages. */
  public static final NationalMoments PERCENT = new NationalMoments(0, 0.01);

  /**
   * Moments of a distribution.
   *
   * @param pupils number of pupils by value
   * @throws IllegalArgumentException if fewer than two pupils, or all have the same value
   */
  public static NationalMoments of(PupilColumn column, Map<Double, Long> pupils) {
    BigInteger n = BigInteger.ZERO;
    BigInteger sum = BigInteger.ZERO;
    BigInteger squares = BigInteger.ZERO;
    for (Map.Entry<Double, Long> entry : pupils.entrySet()) {
      BigInteger count = BigInteger.valueOf(entry.getValue());
      BigInteger value = BigInteger.valueOf(column.integer(entry.getKey()));
      n = n.add(count);
      sum = sum.add(count.multiply(value));
      squares = squares.add(count.multiply(value).multiply(value));
    }
    BigInteger centred = n.multiply(squares).subtract(sum.multiply(sum));
    if (centred.signum() <= 0) {
      throw new IllegalArgumentException(
          "column " + column.name() + " does not vary among the pupils of the nation");
    }
    double count = n.doubleValue();
    return new NationalMoments(
        column.quantum() * (sum.doubleValue() / count),
        column.quantum() * StrictMath.sqrt(centred.doubleValue() / count / (count - 1)));
  }
}
