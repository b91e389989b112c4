package org.matimpact.pipeline.study;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * One covariate over the schools of a phase.
 *
 * @param numbers values of a numeric covariate, NaN where missing; empty for a categorical one
 * @param levels levels of a categorical covariate, empty text where missing; empty for a numeric
 *     one
 * @param timings timings that occur among the values, in the order of the contract
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a table; compared by content nowhere
public record CovariateColumn(
    String covariate, double[] numbers, String[] levels, List<String> timings)
    implements Serializable {

  boolean categorical() {
    return levels.length > 0;
  }

  boolean missing(int school) {
    return categorical() ? levels[school].isEmpty() : Double.isNaN(numbers[school]);
  }

  /** The labels in the field's usual order: fixed, before, during, after. */
  static List<String> inOrder(Set<String> timings) {
    return List.of("fixed", "before", "during", "after").stream()
        .filter(timings::contains)
        .toList();
  }
}
