package org.matimpact.statistics.bootstrap;

import java.util.HashMap;
import java.util.Map;
import org.matimpact.statistics.random.CounterRandom;
import org.matimpact.statistics.random.Purpose;

/**
 * The random numbers of some replicates of the wild bootstrap, as sixths of the unit interval: all
 * that multipliers need. Those of a cluster depend on seed, replicate and the cluster's code alone;
 * they are found once and held, so that effects on the same clusters share them. Not thread-safe.
 */
public final class WildDraws {

  static final int SIXTHS = 6;

  private final CounterRandom random;
  private final int from;
  private final int to;
  private final Map<Integer, byte[]> byCode = new HashMap<>();

  /**
   * Prepares draws.
   *
   * @param from first replicate
   * @param to the replicate after the last
   * @throws IllegalArgumentException if there is no replicate
   */
  public WildDraws(long seed, int from, int to) {
    if (to <= from) {
      throw new IllegalArgumentException(
          "Invalid number of replicates: " + (to - from) + " (must be >= 1)");
    }
    random = new CounterRandom(seed, Purpose.WILD_BOOTSTRAP);
    this.from = from;
    this.to = to;
  }

  /** Returns the number of replicates. */
  public int replicates() {
    return to - from;
  }

  /** One number, 0 to 5, for each replicate; not a copy. */
  byte[] of(int code) {
    return byCode.computeIfAbsent(code, this::draw);
  }

  private byte[] draw(int code) {
    byte[] draws = new byte[replicates()];
    for (int replicate = from; replicate < to; replicate++) {
      draws[replicate - from] = (byte) random.below(SIXTHS, replicate, code);
    }
    return draws;
  }
}
