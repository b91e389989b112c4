package org.matimpact.statistics.matching;

import java.util.List;

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
   *
   * @param pairs by treated unit
   */
  static double[] of(int rows, List<MatchedPair> pairs) {
    int[] setSize = new int[rows];
    pairs.forEach(pair -> setSize[pair.treated()]++);
    int largest = 0;
    for (int size : setSize) {
      largest = StrictMath.max(largest, size);
    }
    double[] weights = new double[rows];
    for (int size = 1; size <= largest; size++) {
      addSetsOf(size, setSize, pairs, weights);
    }
    rescale(weights, setSize);
    return weights;
  }

  private static void addSetsOf(
      int size, int[] setSize, List<MatchedPair> pairs, double[] weights) {
    int[] sets = new int[weights.length];
    for (MatchedPair pair : pairs) {
      sets[pair.comparison()] += setSize[pair.treated()] == size ? 1 : 0;
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
