package org.matimpact.statistics.linear;

/**
 * Stable sorting of rows by 64-bit keys in linear time, eleven bits at a time from the lowest
 * (Knuth 1998, The Art of Computer Programming 3, section 5.2.5, algorithm R).
 */
public final class RadixSort {

  private static final int BITS = 11;
  private static final int BUCKETS = 1 << BITS;
  private static final int PASSES = (Long.SIZE + BITS - 1) / BITS;

  private RadixSort() {}

  /** Returns a key whose unsigned order is the order of the numbers; -0 and 0 are equal. */
  public static long key(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }

  /** Returns the number of a key; the inverse of {@link #key}. */
  public static double value(long key) {
    return Double.longBitsToDouble(key < 0 ? key ^ Long.MIN_VALUE : ~key);
  }

  /** Returns 0, 1, 2 and so on. */
  public static int[] identity(int size) {
    int[] rows = new int[size];
    for (int row = 0; row < size; row++) {
      rows[row] = row;
    }
    return rows;
  }

  /**
   * Rows in order, with their keys.
   *
   * @param key ascending
   * @param rows one for each key
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once
  public record Sorted(long[] key, int[] rows) {}

  /** Sorts rows by key as {@link #sorted}, without the keys. */
  public static int[] sort(long[] key, int[] rows) {
    return sorted(key, rows).rows();
  }

  /**
   * Sorts rows by key, unsigned ascending; rows of one key keep their order.
   *
   * @param key one for each element of rows; both arrays are overwritten
   */
  public static Sorted sorted(long[] key, int[] rows) {
    int[][] counts = counts(key);
    long[] fromKey = key;
    int[] from = rows;
    long[] toKey = new long[key.length];
    int[] to = new int[key.length];
    for (int pass = 0; pass < PASSES; pass++) {
      if (isConstant(counts[pass], key.length)) {
        continue;
      }
      scatter(fromKey, from, toKey, to, counts[pass], pass * BITS);
      long[] spareKey = fromKey;
      fromKey = toKey;
      toKey = spareKey;
      int[] spare = from;
      from = to;
      to = spare;
    }
    return new Sorted(fromKey, from);
  }

  private static int[][] counts(long[] key) {
    int[][] counts = new int[PASSES][BUCKETS];
    for (long k : key) {
      for (int pass = 0; pass < PASSES; pass++) {
        counts[pass][digit(k, pass * BITS)]++;
      }
    }
    return counts;
  }

  private static boolean isConstant(int[] counts, int size) {
    for (int count : counts) {
      if (count != 0) {
        return count == size;
      }
    }
    return true;
  }

  private static void scatter(
      long[] fromKey, int[] from, long[] toKey, int[] to, int[] counts, int shift) {
    int start = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      int count = counts[bucket];
      counts[bucket] = start;
      start += count;
    }
    for (int at = 0; at < from.length; at++) {
      int place = counts[digit(fromKey[at], shift)]++;
      toKey[place] = fromKey[at];
      to[place] = from[at];
    }
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & (BUCKETS - 1);
  }
}
