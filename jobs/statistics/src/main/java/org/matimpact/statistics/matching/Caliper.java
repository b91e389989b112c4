package org.matimpact.statistics.matching;

/**
 * The largest distance at which two units may be matched.
 *
 * <p>A width of 0.2 standard deviations of the logit removes most of the bias that can be removed
 * (Austin 2011, Pharmaceutical Statistics 10, 150-161).
 */
public sealed interface Caliper {

  /** Returns no caliper: every distance is allowed. */
  static Caliper none() {
    return new None();
  }

  /** Returns a caliper in standard deviations of the score over all units. */
  static Caliper overall(double width) {
    return new StandardDeviations(width, CaliperScale.OVERALL);
  }

  /** Returns a caliper in standard deviations of the score pooled over the arms. */
  static Caliper pooled(double width) {
    return new StandardDeviations(width, CaliperScale.POOLED);
  }

  /** Returns the width in units of the score, computed on the whole problem; infinite if none. */
  default double width(MatchingProblem problem) {
    return width(problem.treated(), problem.score());
  }

  /** Returns the width in units of a score, computed on all its values; infinite if none. */
  double width(boolean[] treated, double[] score);

  /** Returns a caliper in units of the score, as the score stands. */
  static Caliper absolute(double width) {
    return new Absolute(width);
  }

  /** No caliper. */
  record None() implements Caliper {
    @Override
    public double width(boolean[] treated, double[] score) {
      return Double.POSITIVE_INFINITY;
    }
  }

  /**
   * A caliper in standard deviations.
   *
   * @param multiple how many; 0.2 is usual
   * @param scale of what
   */
  record StandardDeviations(double multiple, CaliperScale scale) implements Caliper {

    /**
     * Checks the width.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public StandardDeviations {
      if (!(multiple >= 0 && multiple < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Invalid caliper: " + multiple + " (must be >= 0 and finite; or choose none)");
      }
    }

    @Override
    public double width(boolean[] treated, double[] score) {
      return multiple * ScoreSpread.standardDeviation(treated, score, scale);
    }
  }

  /**
   * A caliper in units of the score.
   *
   * @param width at least 0
   */
  record Absolute(double width) implements Caliper {

    /**
     * Checks the width.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public Absolute {
      if (!(width >= 0 && width < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Invalid caliper: " + width + " (must be >= 0 and finite; or choose none)");
      }
    }

    @Override
    public double width(boolean[] treated, double[] score) {
      return width;
    }
  }
}
