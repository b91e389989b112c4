package org.matimpact.statistics.randomisation;

import java.util.Arrays;
import java.util.Locale;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.random.CounterRandom;
import org.matimpact.statistics.random.Draws;
import org.matimpact.statistics.random.Purpose;

/**
 * Randomisation inference on matched sets: had chance, within every set, made the other side the
 * treated one, the set's difference would have the other sign. Assignment is by trust, so all sets
 * of a treated trust turn together (Fisher 1935, The Design of Experiments, section 21; Rosenbaum
 * 2002, Observational Studies, sections 2.4 and 3.2). The statistic is the weighted mean of the
 * differences, its p-value the share of sign vectors whose statistic lies at least as far from 0.
 *
 * <p>Exact for pairs under the hypothesis that treatment adds the same effect to every school, with
 * any outcome distribution; for sets of several comparison schools it needs differences symmetric
 * about the effect. It is a test of that sharp hypothesis, not of the average effect.
 *
 * <p>Small samples: with G trusts no p-value is below 2 / 2^G.
 */
public final class SignFlips {

  /** Statistics this near, relatively, are equal: they differ in rounding only. */
  private static final double EQUAL = 1 - 1e-10;

  /** Above, sign vectors no longer fit the bits of an integer. */
  private static final int MOST_BITS = 30;

  private final int[] codes;

  /** By trust: the sum of w d, and of w. */
  private final double[] differences;

  private final double[] weights;

  private SignFlips(int[] codes) {
    this.codes = codes;
    differences = new double[codes.length];
    weights = new double[codes.length];
  }

  /**
   * Sums sets by trust.
   *
   * @param difference of each set: the treated school's outcome less the mean of the others
   * @param weight of each set, above 0
   * @param trust a code of the treated school's trust, for each set
   * @throws IllegalArgumentException if there is no set, lengths differ, a difference is not finite
   *     or a weight is not above 0
   */
  public static SignFlips of(double[] difference, double[] weight, int[] trust) {
    if (difference.length == 0
        || weight.length != difference.length
        || trust.length != difference.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot flip %d differences with %d weights and %d trusts (at least 1, and as many)",
              difference.length,
              weight.length,
              trust.length));
    }
    SignFlips flips = new SignFlips(Arrays.stream(trust).sorted().distinct().toArray());
    for (int set = 0; set < difference.length; set++) {
      if (!Double.isFinite(difference[set])
          || !(weight[set] > 0)
          || Double.isInfinite(weight[set])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Invalid set %d: its difference must be finite, its weight above 0 and finite",
                set));
      }
      int place = Arrays.binarySearch(flips.codes, trust[set]);
      flips.differences[place] += weight[set] * difference[set];
      flips.weights[place] += weight[set];
    }
    return flips;
  }

  /** Returns the number of trusts. */
  public int trusts() {
    return codes.length;
  }

  /** Returns the weighted mean of the differences. */
  public double statistic() {
    return Vectors.sum(differences) / Vectors.sum(weights);
  }

  /**
   * Returns the two-sided p-value of a constant effect: exact if there are no more sign vectors
   * than replicates, else (1 + number as far from 0) / (1 + replicates) of random ones.
   *
   * @param effect that treatment adds under the hypothesis; usually 0
   * @param replicates number of random sign vectors, 1 or more
   */
  public RandomisationPValue pValue(double effect, long seed, int replicates) {
    if (replicates < 1 || !Double.isFinite(effect)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot test the effect %s by %d sign vectors (finite, and at least 1)",
              effect,
              replicates));
    }
    double[] totals = new double[codes.length];
    Arrays.setAll(totals, k -> differences[k] - effect * weights[k]);
    double bound = EQUAL * StrictMath.abs(Vectors.sum(totals));
    return codes.length <= MOST_BITS && 1L << codes.length <= replicates
        ? ofAll(totals, bound)
        : ofRandom(totals, bound, new CounterRandom(seed, Purpose.RANDOMISATION), replicates);
  }

  private static RandomisationPValue ofAll(double[] totals, double bound) {
    int vectors = 1 << totals.length;
    int extreme = 0;
    for (int vector = 0; vector < vectors; vector++) {
      double sum = 0;
      for (int k = 0; k < totals.length; k++) {
        sum += (vector >> k & 1) == 0 ? totals[k] : -totals[k];
      }
      extreme += StrictMath.abs(sum) >= bound ? 1 : 0;
    }
    return new RandomisationPValue((double) extreme / vectors, vectors, Draws.ALL);
  }

  private RandomisationPValue ofRandom(
      double[] totals, double bound, CounterRandom random, int replicates) {
    int extreme = 1;
    for (int replicate = 1; replicate <= replicates; replicate++) {
      double sum = 0;
      for (int k = 0; k < totals.length; k++) {
        sum += random.below(2, replicate, codes[k]) == 0 ? totals[k] : -totals[k];
      }
      extreme += StrictMath.abs(sum) >= bound ? 1 : 0;
    }
    return new RandomisationPValue(extreme / (replicates + 1.0), replicates, Draws.RANDOM);
  }
}
