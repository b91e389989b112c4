package org.matimpact.pipeline.study.crossproduct;

import java.util.List;

/** Cross-products and moments of made-up pupils by their definition. */
public final class CrossProductsByHand {

  private CrossProductsByHand() {}

  /**
   * One row of school_cross_product.
   *
   * @param pupils integers of the columns of each pupil
   */
  public static Row row(ProductLayout layout, List<long[]> pupils) {
    long[] low = new long[layout.size()];
    long[] high = new long[layout.wide()];
    for (long[] w : pupils) {
      for (int k = 0; k < low.length; k++) {
        long first = w[layout.first(k)];
        long second = w[layout.second(k)];
        if (layout.high(k) >= 0) {
          long carry = Long.compareUnsigned(low[k] + first * second, low[k]) < 0 ? 1 : 0;
          high[layout.high(k)] += Math.multiplyHigh(first, second) + carry;
        }
        low[k] += first * second;
      }
    }
    return new Row(pupils.size(), low, high);
  }

  /** What a row holds beside its keys. */
  @SuppressWarnings("ArrayRecordComponent") // a row of a table; compared by content nowhere
  public record Row(long pupils, long[] products, long[] high) {}

  /**
   * Number of pupils, means and packed centred cross-products.
   *
   * @param columns value of each pupil by column
   */
  public static double[] moments(double[][] columns) {
    int w = columns.length;
    int n = columns[0].length;
    double[] expected = new double[1 + w + w * (w + 1) / 2];
    expected[0] = n;
    for (int c = 0; c < w; c++) {
      for (double value : columns[c]) {
        expected[1 + c] += value / n;
      }
    }
    int at = 1 + w;
    for (int c = 0; c < w; c++) {
      for (int d = c; d < w; d++) {
        for (int i = 0; i < n; i++) {
          expected[at] += (columns[c][i] - expected[1 + c]) * (columns[d][i] - expected[1 + d]);
        }
        at++;
      }
    }
    return expected;
  }
}
