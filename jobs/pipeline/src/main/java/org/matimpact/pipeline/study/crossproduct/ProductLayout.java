package org.matimpact.pipeline.study.crossproduct;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.matimpact.pipeline.study.crossproduct.ProductColumn.Role;

/**
 * Where each product stands in a row of {@code school_cross_product}: pairs (i, j), i at most j, in
 * order of i, then j. A product is wide when its sum over a school-year may not fit in 62 bits;
 * then its high 64 bits stand in a second array.
 *
 * <p>Widths: bits(largest i) + bits(largest j) + bits(most pupils of a school-year) at most {@value
 * #NARROW_BITS}.
 */
public final class ProductLayout implements Serializable {

  /** Most pupils of one school in one key stage and year. */
  public static final int MOST_PUPILS = 4095;

  private static final long serialVersionUID = 1L;
  private static final int NARROW_BITS = 62;
  private static final int NONE = -1;

  private final ColumnSet set;
  private final int[][] place;
  private final int[] first;
  private final int[] second;
  private final int[] high;
  private final int[] wide;
  private final int outcomes;

  public ProductLayout(ColumnSet set) {
    this.set = set;
    int n = set.size();
    place = new int[n][n];
    int[] firsts = new int[n * n];
    int[] seconds = new int[n * n];
    int size = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        boolean kept = set.keeps(i, j);
        place[i][j] = kept ? size : NONE;
        place[j][i] = place[i][j];
        if (kept) {
          firsts[size] = i;
          seconds[size++] = j;
        }
      }
    }
    first = Arrays.copyOf(firsts, size);
    second = Arrays.copyOf(seconds, size);
    wide = IntStream.range(0, size).filter(this::isWide).toArray();
    high = new int[size];
    Arrays.fill(high, NONE);
    for (int h = 0; h < wide.length; h++) {
      high[wide[h]] = h;
    }
    outcomes = firstOutcome();
  }

  private boolean isWide(int product) {
    return bits(first[product]) + bits(second[product]) + bitLength(MOST_PUPILS) > NARROW_BITS;
  }

  private int firstOutcome() {
    int column = 0;
    while (column < set.size() && set.columns().get(column).role() != Role.OUTCOME) {
      column++;
    }
    return column;
  }

  private int bits(int column) {
    return bitLength(set.columns().get(column).largest());
  }

  private static int bitLength(long value) {
    return Long.SIZE - Long.numberOfLeadingZeros(value);
  }

  /** The columns. */
  public ColumnSet set() {
    return set;
  }

  /** Number of products. */
  public int size() {
    return first.length;
  }

  /** Number of wide products. */
  public int wide() {
    return wide.length;
  }

  /** The product whose high word stands at that place. */
  public int wide(int place) {
    return wide[place];
  }

  /** Number of columns before the outcomes: all products with one of them are kept, in a row. */
  public int outcomes() {
    return outcomes;
  }

  /** Place of the product of two columns, in either order; negative when it is not kept. */
  public int place(int i, int j) {
    return place[i][j];
  }

  /** First column of a product. */
  public int first(int product) {
    return first[product];
  }

  /** Second column of a product. */
  public int second(int product) {
    return second[product];
  }

  /** Place of a product's high word; negative when it is narrow. */
  public int high(int product) {
    return high[product];
  }
}
