package org.matimpact.statistics.matching;

import java.util.Arrays;

/** How a numeric covariate is cut into bins; a value on a cut belongs to the higher bin. */
public sealed interface Cuts {

  /** Returns equal bins between the extremes, as many as by Sturges (1926): MatchIt's default. */
  static Cuts sturges() {
    return new Sturges();
  }

  /** Returns equal bins between the extremes. */
  static Cuts bins(int count) {
    return new Bins(count);
  }

  /** Returns bins between given values. */
  static Cuts at(double... points) {
    return new Points(points.clone());
  }

  /** Returns bins between quantiles, so that each has about as many units. */
  static Cuts quantiles(int count) {
    return new Quantiles(count);
  }

  /** Returns the cuts for some values, ascending. */
  double[] points(double[] values);

  /** The number of bins of equal width is ceil(log2(n) + 1). */
  record Sturges() implements Cuts {
    @Override
    public double[] points(double[] values) {
      double bins = StrictMath.log(values.length) / StrictMath.log(2) + 1;
      // A power of two must not be lifted over its whole number by rounding.
      return new Bins((int) StrictMath.ceil(bins - 1e-12)).points(values);
    }
  }

  /**
   * Bins of equal width.
   *
   * @param count how many, at least 1
   */
  record Bins(int count) implements Cuts {

    /** Checks the count. */
    public Bins {
      checkCount(count);
    }

    @Override
    public double[] points(double[] values) {
      double least = Arrays.stream(values).min().orElseThrow();
      double most = Arrays.stream(values).max().orElseThrow();
      double width = (most - least) / count;
      double[] points = new double[count - 1];
      for (int i = 1; i < count; i++) {
        points[i - 1] = least + i * width;
      }
      return points;
    }
  }

  /**
   * Bins between values of one's own.
   *
   * @param values the cuts, in any order
   */
  @SuppressWarnings("ArrayRecordComponent") // a few cuts; compared by content nowhere
  record Points(double[] values) implements Cuts {
    @Override
    public double[] points(double[] ignored) {
      return Arrays.stream(values).sorted().distinct().toArray();
    }
  }

  /**
   * Bins of about as many units.
   *
   * @param count how many, at least 1
   */
  record Quantiles(int count) implements Cuts {

    /** Checks the count. */
    public Quantiles {
      checkCount(count);
    }

    @Override
    public double[] points(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      double[] points = new double[count - 1];
      for (int i = 1; i < count; i++) {
        points[i - 1] = SortedQuantile.of(sorted, (double) i / count);
      }
      return Arrays.stream(points).distinct().toArray();
    }
  }

  private static void checkCount(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("Invalid number of bins: " + count + " (must be >= 1)");
    }
  }
}
