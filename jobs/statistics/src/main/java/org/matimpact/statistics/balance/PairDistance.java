package org.matimpact.statistics.balance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.statistics.matching.MatchedPair;
import org.matimpact.statistics.matching.Matching;

/**
 * The mean absolute difference of a covariate within pairs or, where a method makes subclasses and
 * no pairs, over every pair of a treated with a comparison unit of one subclass (MatchIt's
 * definition).
 */
final class PairDistance {

  private final boolean[] treated;
  private final List<MatchedPair> pairs;

  /** The rows of each subclass. */
  private final int[][] subclasses;

  private PairDistance(boolean[] treated, List<MatchedPair> pairs, int[][] subclasses) {
    this.treated = treated;
    this.pairs = pairs;
    this.subclasses = subclasses;
  }

  /** There are none. */
  static PairDistance none() {
    return new PairDistance(new boolean[0], List.of(), new int[0][]);
  }

  /** Those among some rows. */
  static PairDistance of(boolean[] treated, Matching matching, int[] rows) {
    boolean[] within = new boolean[treated.length];
    for (int row : rows) {
      within[row] = true;
    }
    if (!matching.pairs().isEmpty()) {
      return new PairDistance(
          treated,
          rows.length == treated.length
              ? matching.pairs()
              : matching.pairs().stream().filter(pair -> within[pair.treated()]).toList(),
          new int[0][]);
    }
    int[][] subclasses = new int[matching.subclasses()][];
    for (int set = 0; set < subclasses.length; set++) {
      subclasses[set] = new int[0];
    }
    int[] size = new int[subclasses.length];
    for (int row : rows) {
      if (matching.subclass()[row] != Matching.NO_SUBCLASS) {
        size[matching.subclass()[row]]++;
      }
    }
    Arrays.setAll(subclasses, set -> new int[size[set]]);
    Arrays.fill(size, 0);
    for (int row : rows) {
      int set = matching.subclass()[row];
      if (set != Matching.NO_SUBCLASS) {
        subclasses[set][size[set]++] = row;
      }
    }
    return new PairDistance(treated, List.of(), subclasses);
  }

  /** The mean; NaN of no pairs. */
  double mean(double[] x) {
    return pairs.isEmpty() ? meanWithinSubclasses(x) : meanOfPairs(x);
  }

  private double meanOfPairs(double[] x) {
    double sum = 0;
    for (MatchedPair pair : pairs) {
      sum += StrictMath.abs(x[pair.treated()] - x[pair.comparison()]);
    }
    return sum / pairs.size();
  }

  private double meanWithinSubclasses(double[] x) {
    double sum = 0;
    double count = 0;
    for (int[] rows : subclasses) {
      double[] ones = sorted(x, rows, true);
      double[] zeros = sorted(x, rows, false);
      sum += sumOfDifferences(ones, zeros);
      count += (double) ones.length * zeros.length;
    }
    return sum / count;
  }

  private double[] sorted(double[] x, int[] rows, boolean arm) {
    return IntStream.of(rows)
        .filter(row -> treated[row] == arm)
        .mapToDouble(row -> x[row])
        .sorted()
        .toArray();
  }

  /** The sum of |a - b| over all pairs, in the time of a merge: each b passed by adds a - b. */
  private static double sumOfDifferences(double[] a, double[] b) {
    double total = 0;
    double passed = 0;
    double all = Arrays.stream(b).sum();
    int below = 0;
    for (double value : a) {
      while (below < b.length && b[below] <= value) {
        passed += b[below++];
      }
      total += (below * value - passed) + (all - passed - (b.length - below) * value);
    }
    return total;
  }
}
