package org.matimpact.pipeline.synthetic;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Counter-based random numbers: each is a function of seed, purpose, entity and counter alone.
 *
 * <p>So a school keeps its draws whatever else is drawn, in whatever order, at whatever scale. The
 * bits are the SplitMix64 finaliser (Steele, Lea &amp; Flood 2014, "Fast splittable pseudorandom
 * number generators", OOPSLA) applied after each of the four keys is added.
 */
final class Draws {
  static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  static final double UNIT = 0x1.0p-53;

  private final long seed;

  Draws(long seed) {
    this.seed = seed;
  }

  /** A number in [0, 1). */
  double uniform(Purpose purpose, long entity, long counter) {
    return (bits(purpose, entity, counter) >>> 11) * UNIT;
  }

  /** A number in [0, 1). */
  double uniform(Purpose purpose, long entity) {
    return uniform(purpose, entity, 0);
  }

  /** True with the given probability. */
  boolean happens(double probability, Purpose purpose, long entity) {
    return uniform(purpose, entity) < probability;
  }

  /** A standard normal number, by Box and Muller (1958). */
  double normal(Purpose purpose, long entity, long counter) {
    double radius = 1 - uniform(purpose, entity, 2 * counter);
    double angle = uniform(purpose, entity, 2 * counter + 1);
    return StrictMath.sqrt(-2 * StrictMath.log(radius)) * StrictMath.cos(2 * StrictMath.PI * angle);
  }

  /** A standard normal number. */
  double normal(Purpose purpose, long entity) {
    return normal(purpose, entity, 0);
  }

  /** An integer from 0 to bound - 1. */
  int below(int bound, Purpose purpose, long entity, long counter) {
    return (int) (uniform(purpose, entity, counter) * bound);
  }

  /** One of the options, each as likely. */
  <T> T oneOf(List<T> options, Purpose purpose, long entity) {
    return options.get(below(options.size(), purpose, entity, 0));
  }

  /** One of the options, likely in proportion to its weight. */
  <T> T weighted(List<T> options, ToDoubleFunction<T> weight, Purpose purpose, long entity) {
    double total = 0;
    for (T option : options) {
      total += weight.applyAsDouble(option);
    }
    double left = uniform(purpose, entity) * total;
    for (T option : options) {
      left -= weight.applyAsDouble(option);
      if (left < 0) {
        return option;
      }
    }
    return options.get(options.size() - 1);
  }

  /** A sequence of numbers for an entity, of its own for each counter. */
  DrawStream stream(Purpose purpose, long entity, long counter) {
    return new DrawStream(bits(purpose, entity, counter));
  }

  private long bits(Purpose purpose, long entity, long counter) {
    long state = mix(seed + GOLDEN_GAMMA);
    state = mix(state ^ mix(purpose.salt()));
    state = mix(state + GOLDEN_GAMMA * (entity + 1));
    return mix(state + GOLDEN_GAMMA * (counter + 1));
  }

  static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }
}
