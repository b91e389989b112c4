package org.matimpact.pipeline.synthetic;

/**
 * A sequence of random numbers for one entity: what {@link Draws} gives where an entity needs many
 * and the sequence is always read in the same order. SplitMix64 (Steele, Lea &amp; Flood 2014).
 */
final class DrawStream {
  private long state;
  private double spareNormal;
  private boolean spare;

  DrawStream(long state) {
    this.state = state;
  }

  /** A number in [0, 1). */
  double uniform() {
    state += Draws.GOLDEN_GAMMA;
    return (Draws.mix(state) >>> 11) * Draws.UNIT;
  }

  /** True with the given probability. */
  boolean happens(double probability) {
    return uniform() < probability;
  }

  /** An integer from 0 to bound - 1. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** A standard normal number (Box &amp; Muller 1958), two by two. */
  double normal() {
    if (spare) {
      spare = false;
      return spareNormal;
    }
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    double angle = 2 * StrictMath.PI * uniform();
    spareNormal = radius * StrictMath.sin(angle);
    spare = true;
    return radius * StrictMath.cos(angle);
  }
}
