package org.matimpact.statistics.random;

/**
 * Philox4x64-10: four random words as a function of a key of two words and a counter of four
 * (Salmon, Moraes, Dror &amp; Shaw 2011, Parallel random numbers: as easy as 1, 2, 3, Proceedings
 * of SC11, article 16, section 3.3 and table 2).
 *
 * <p>A word is found by its counter alone, without the words before it: any part of a computation
 * can draw its own numbers, in any order and on any machine. Equal to Random123's test vectors.
 */
public final class Philox4x64 {

  /** Words of a block. */
  public static final int WORDS = 4;

  private static final int ROUNDS = 10;
  private static final long MULTIPLIER_0 = 0xD2E7470EE14C6C93L;
  private static final long MULTIPLIER_1 = 0xCA5A826395121157L;

  /** The golden ratio and the root of 3 less 1, as fractions of 2^64. */
  private static final long WEYL_0 = 0x9E3779B97F4A7C15L;

  private static final long WEYL_1 = 0xBB67AE8584CAA73BL;

  private final long key0;
  private final long key1;

  /** Takes a key. */
  public Philox4x64(long key0, long key1) {
    this.key0 = key0;
    this.key1 = key1;
  }

  /** Returns the four words at a counter. */
  public long[] block(long counter0, long counter1, long counter2, long counter3) {
    long x0 = counter0;
    long x1 = counter1;
    long x2 = counter2;
    long x3 = counter3;
    long k0 = key0;
    long k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long high0 = multiplyHigh(MULTIPLIER_0, x0);
      long high1 = multiplyHigh(MULTIPLIER_1, x2);
      long low0 = MULTIPLIER_0 * x0;
      x0 = high1 ^ x1 ^ k0;
      x1 = MULTIPLIER_1 * x2;
      x2 = high0 ^ x3 ^ k1;
      x3 = low0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    return new long[] {x0, x1, x2, x3};
  }

  /** The upper word of the product of two unsigned words. */
  private static long multiplyHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }
}
