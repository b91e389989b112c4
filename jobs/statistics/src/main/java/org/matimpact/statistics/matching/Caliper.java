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
  double width(MatchingProblem problem);

  /** No caliper. */
  record None() implements Caliper {
    @Override
    public double width(MatchingProblem problem) {
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
    public double width(MatchingProblem problem) {
      return multiple * ScoreSpread.of(problem).standardDeviation(scale);
    }
  }
}
