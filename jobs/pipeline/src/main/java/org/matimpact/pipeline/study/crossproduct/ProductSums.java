package org.matimpact.pipeline.study.crossproduct;

/**
 * Sums of products of some pupils of one school-year. Two's-complement addition commutes, so the
 * sums are the same in any order, to the last bit.
 */
public final class ProductSums {

  private final ProductLayout layout;
  private final long[] low;
  private final long[] high;
  private int pupils;

  /** Makes sums of no pupil. */
  public ProductSums(ProductLayout layout) {
    this.layout = layout;
    this.low = new long[layout.size()];
    this.high = new long[layout.wide()];
  }

  /** Adds a pupil. */
  public void add(long[] columns) {
    pupils++;
    addHigh(columns);
    int outcomes = layout.outcomes();
    int place = 0;
    int n = columns.length;
    for (int i = 0; i < outcomes; i++) {
      long x = columns[i];
      if (x != 0) { // most pupils are 0 in most columns
        for (int j = i; j < n; j++) {
          low[place + j - i] += x * columns[j];
        }
      }
      place += n - i;
    }
    for (int y = outcomes; y < n; y++) {
      low[place++] += columns[y] * columns[y];
    }
  }

  /** The high words, before the low ones change: a carry shows as a sum below its summand. */
  private void addHigh(long[] columns) {
    for (int h = 0; h < high.length; h++) {
      int product = layout.wide(h);
      long a = columns[layout.first(product)];
      long b = columns[layout.second(product)];
      addHigh(h, low[product], a * b, StrictMath.multiplyHigh(a, b));
    }
  }

  private void addHigh(int h, long sum, long addend, long addendHigh) {
    boolean carries = Long.compareUnsigned(sum + addend, sum) < 0;
    high[h] += addendHigh + (carries ? 1 : 0);
  }

  /** Adds the sums of other pupils. */
  public void add(ProductSums other) {
    pupils += other.pupils;
    for (int h = 0; h < high.length; h++) {
      int product = layout.wide(h);
      addHigh(h, low[product], other.low[product], other.high[h]);
    }
    for (int k = 0; k < low.length; k++) {
      low[k] += other.low[k];
    }
  }

  /** Number of pupils. */
  public int pupils() {
    return pupils;
  }

  /** Low 64 bits of every product; not a copy. */
  public long[] low() {
    return low;
  }

  /** High 64 bits of the wide products; not a copy. */
  public long[] high() {
    return high;
  }
}
