package org.matimpact.statistics.matching;

import java.util.BitSet;

/**
 * Matching weights for the average effect on the matched treated (Stuart 2010, Statistical Science
 * 25, 1-21, section 5; MatchIt's definition, see {@link Matching#weights}).
 */
final class MatchingWeights {

  private MatchingWeights() {}

  /**
   * Returns one weight per row. Each set adds 1 / (its size) to its comparison units, so the total
   * is the number of sets, and the sets of each size are counted before dividing: the weights do
   * not depend on the order of the sets.
   */
  static double[] of(int rows, PairList pairs) {
    int[] setSize = new int[rows];
    for (int index = 0; index < pairs.size(); index++) {
      setSize[pairs.treated(index)]++;
    }
    BitSet sizes = new BitSet();
    for (int size : setSize) {
      sizes.set(size);
    }
    double[] weights = new double[rows];
    for (int size = sizes.nextSetBit(1); size > 0; size = sizes.nextSetBit(size + 1)) {
      addSetsOf(size, setSize, pairs, weights);
    }
    rescale(weights, setSize);
    return weights;
  }

  private static void addSetsOf(int size, int[] setSize, PairList pairs, double[] weights) {
    int[] sets = new int[weights.length];
    for (int index = 0; index < pairs.size(); index++) {
      sets[pairs.comparison(index)] += setSize[pairs.treated(index)] == size ? 1 : 0;
    }
    for (int row = 0; row < weights.length; row++) {
      weights[row] += (double) sets[row] / size;
    }
  }

  private static void rescale(double[] weights, int[] setSize) {
    int sets = 0;
    int used = 0;
    for (int row = 0; row < weights.length; row++) {
      sets += setSize[row] > 0 ? 1 : 0;
      used += weights[row] > 0 ? 1 : 0;
    }
    for (int row = 0; row < weights.length; row++) {
      weights[row] = setSize[row] > 0 ? 1 : weights[row] * used / StrictMath.max(1, sets);
    }
  }
}
