package org.matimpact.statistics.matched;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.matimpact.statistics.linear.Moments;

/**
 * The variance of an outcome given the score, unit by unit, from the nearest units of the same arm:
 * J_i / (J_i + 1) (y_i - their mean)^2 (Abadie &amp; Imbens 2006, Econometrica 74, 235-267, section
 * 4). J_i is the number asked for, and more where units at the largest distance are tied.
 */
final class NearestInArm {

  private final double[] score;
  private final double[] y;

  /** Rows of the arm that have an outcome, by score. */
  private final int[] sorted;

  private NearestInArm(double[] score, double[] y, int[] sorted) {
    this.score = score;
    this.y = y;
    this.sorted = sorted;
  }

  static NearestInArm of(boolean[] treated, boolean arm, double[] score, double[] y) {
    int[] sorted =
        IntStream.range(0, y.length)
            .filter(row -> treated[row] == arm && !Double.isNaN(y[row]))
            .boxed()
            .sorted(Comparator.comparingDouble((Integer row) -> score[row]).thenComparing(r -> r))
            .mapToInt(Integer::intValue)
            .toArray();
    return new NearestInArm(score, y, sorted);
  }

  int size() {
    return sorted.length;
  }

  /** Writes the variances of the arm's rows. */
  void write(int neighbours, double[] variances) {
    for (int place = 0; place < sorted.length; place++) {
      variances[sorted[place]] = variance(place, neighbours);
    }
  }

  private double variance(int place, int neighbours) {
    double reach = reach(place, neighbours);
    double own = score[sorted[place]];
    int low = place;
    int high = place;
    while (low > 0 && own - score[sorted[low - 1]] <= reach) {
      low--;
    }
    while (high + 1 < sorted.length && score[sorted[high + 1]] - own <= reach) {
      high++;
    }
    double[] others =
        IntStream.rangeClosed(low, high)
            .filter(other -> other != place)
            .mapToDouble(other -> y[sorted[other]])
            .toArray();
    double j = others.length;
    double difference = y[sorted[place]] - Moments.mean(others);
    return j / (j + 1) * difference * difference;
  }

  /** The distance of the last of the nearest neighbours. */
  private double reach(int place, int neighbours) {
    double own = score[sorted[place]];
    int low = place;
    int high = place;
    double reach = 0;
    for (int k = 0; k < neighbours; k++) {
      double left = low > 0 ? own - score[sorted[low - 1]] : Double.POSITIVE_INFINITY;
      double right =
          high + 1 < sorted.length ? score[sorted[high + 1]] - own : Double.POSITIVE_INFINITY;
      reach = StrictMath.min(left, right);
      if (left <= right) {
        low--;
      } else {
        high++;
      }
    }
    return reach;
  }
}
