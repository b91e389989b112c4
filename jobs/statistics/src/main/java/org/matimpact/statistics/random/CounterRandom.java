package org.matimpact.statistics.random;

/**
 * Random numbers of one seed and purpose, found by replicate and item (a cluster, a school, a
 * pupil's hash): the words of {@link Philox4x64} at the counter (replicate, item, place, 0).
 */
public final class CounterRandom {

  /** Half the distance of neighbours among the 2^52 numbers: all are exact, and none is 0 or 1. */
  private static final double HALF_STEP = 0x1p-53;

  private static final int DROPPED_BITS = 12;

  private final Philox4x64 philox;

  /** Keys the numbers. */
  public CounterRandom(long seed, Purpose purpose) {
    philox = new Philox4x64(seed, purpose.code());
  }

  /** Returns 64 random bits. */
  public long word(long replicate, long item) {
    return philox.block(replicate, item, 0, 0)[0];
  }

  /** Returns a number uniform on (0, 1), never 0 or 1. */
  public double uniform(long replicate, long item) {
    return uniform(word(replicate, item));
  }

  static double uniform(long word) {
    return (word >>> DROPPED_BITS) * 0x1p-52 + HALF_STEP;
  }

  /**
   * Returns an integer uniform on 0 .. bound - 1: the upper word of the product with the bound. A
   * value's probability is off by less than bound / 2^64.
   *
   * @throws IllegalArgumentException if the bound is below 1
   */
  public int below(int bound, long replicate, long item) {
    if (bound < 1) {
      throw new IllegalArgumentException("Invalid bound: " + bound + " (must be >= 1)");
    }
    long word = word(replicate, item);
    return (int) (Math.multiplyHigh(word, bound) + ((word >> 63) & bound));
  }

  /** Returns all the random numbers of a replicate and item, one after another. */
  public Stream stream(long replicate, long item) {
    return new Stream(replicate, item);
  }

  /** Numbers one after another at a replicate and item; the first word is {@link #word}. */
  public final class Stream {
    private final long replicate;
    private final long item;
    private long place;
    private int used = Philox4x64.WORDS;
    private long[] block = {};

    private Stream(long replicate, long item) {
      this.replicate = replicate;
      this.item = item;
    }

    /** Returns 64 random bits. */
    public long word() {
      if (used == Philox4x64.WORDS) {
        block = philox.block(replicate, item, place++, 0);
        used = 0;
      }
      return block[used++];
    }

    /** Returns a number uniform on (0, 1), never 0 or 1. */
    public double uniform() {
      return CounterRandom.uniform(word());
    }

    /**
     * Returns a standard normal number, from two words (Box &amp; Muller 1958, Annals of
     * Mathematical Statistics 29, 610-611).
     */
    public double normal() {
      double radius = StrictMath.sqrt(-2 * StrictMath.log(uniform()));
      return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }
  }
}
