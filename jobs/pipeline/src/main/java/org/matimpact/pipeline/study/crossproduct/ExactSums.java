package org.matimpact.pipeline.study.crossproduct;

import java.math.BigInteger;

/**
 * Sums of products of a school-year over the missingness patterns in which every column of a fit is
 * present, still in integers. Centring n S_xy - S_x S_y is exact too; a double comes only after.
 */
public final class ExactSums {

  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(Long.SIZE);

  private final ProductLayout layout;
  private final long[] low;
  private final long[] high;
  private long pupils;

  /** Makes sums of no pupil. */
  public ExactSums(ProductLayout layout) {
    this.layout = layout;
    this.low = new long[layout.size()];
    this.high = new long[layout.wide()];
  }

  /** Adds a row of school_cross_product. */
  public void add(long rowPupils, long[] products, long[] highWords) {
    pupils += rowPupils;
    for (int h = 0; h < high.length; h++) {
      int product = layout.wide(h);
      boolean carries = Long.compareUnsigned(low[product] + products[product], low[product]) < 0;
      high[h] += highWords[h] + (carries ? 1 : 0);
    }
    for (int k = 0; k < low.length; k++) {
      low[k] += products[k];
    }
  }

  /** Number of pupils. */
  public long pupils() {
    return pupils;
  }

  /** Sum of a column, in its integers; a sum over a school-year fits, only squares may not. */
  public long sum(int column) {
    int product = layout.place(0, column);
    if (layout.high(product) >= 0) {
      return sumOfProducts(product).longValueExact();
    }
    return low[product];
  }

  /** Sum of the product of two columns, in their integers, rounded once. */
  public double product(int x, int y) {
    return sumOfProducts(layout.place(x, y)).doubleValue();
  }

  /** Sum of (x - mean x)(y - mean y), in the integers of the two columns. */
  double centred(int x, int y) {
    int product = layout.place(x, y);
    if (layout.high(product) < 0) {
      long first = pupils * low[product];
      long second = sum(x) * sum(y);
      boolean fits =
          StrictMath.multiplyHigh(pupils, low[product]) == first >> 63
              && StrictMath.multiplyHigh(sum(x), sum(y)) == second >> 63
              && ((first ^ second) & (first ^ (first - second))) >= 0;
      if (fits) {
        return (double) (first - second) / pupils;
      }
    }
    BigInteger centred =
        BigInteger.valueOf(pupils)
            .multiply(sumOfProducts(product))
            .subtract(BigInteger.valueOf(sum(x)).multiply(BigInteger.valueOf(sum(y))));
    return centred.doubleValue() / pupils;
  }

  /**
   * Sum of (x - mean x)(g - mean g), in the integers of x.
   *
   * @param members sums over the pupils of whom g is 1; it is 0 for the others
   */
  double centred(int x, ExactSums members) {
    BigInteger centred =
        BigInteger.valueOf(pupils)
            .multiply(BigInteger.valueOf(members.sum(x)))
            .subtract(BigInteger.valueOf(members.pupils).multiply(BigInteger.valueOf(sum(x))));
    return centred.doubleValue() / pupils;
  }

  /** Number of all pupils times the covariance of two groups without a common member, or of one. */
  double centred(ExactSums first, ExactSums second) {
    long common = first == second ? pupils * first.pupils : 0;
    return (double) (common - first.pupils * second.pupils) / pupils;
  }

  private BigInteger sumOfProducts(int product) {
    int h = layout.high(product);
    BigInteger lowWord = BigInteger.valueOf(low[product]);
    if (h < 0) {
      return lowWord;
    }
    BigInteger unsigned = low[product] < 0 ? lowWord.add(TWO_64) : lowWord;
    return BigInteger.valueOf(high[h]).shiftLeft(Long.SIZE).add(unsigned);
  }
}
