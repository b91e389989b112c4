package org.matimpact.statistics.matching;

import java.util.List;

/**
 * Weights by {@link EntropyBalancing}.
 *
 * @param weights 1 for each treated unit; above 0, of mean 1, for comparison units
 * @param converged whether every treated mean was met
 * @param iterations Newton steps taken
 * @param largestDifference the largest absolute standardised mean difference left; 0 to rounding
 *     when converged
 * @param aliased columns left out because earlier ones determine them
 */
@SuppressWarnings("ArrayRecordComponent") // a column of numbers; compared by content nowhere
public record EntropyWeights(
    double[] weights,
    boolean converged,
    int iterations,
    double largestDifference,
    List<String> aliased) {

  /** Copies the list. */
  public EntropyWeights {
    aliased = List.copyOf(aliased);
  }

  /** Returns what happened, for a report. */
  public String status() {
    return converged
        ? "converged"
        : "not converged: the treated means may lie outside the range of the comparison units; "
            + "leave out covariates or match first";
  }
}
