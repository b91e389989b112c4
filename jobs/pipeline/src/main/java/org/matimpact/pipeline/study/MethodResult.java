package org.matimpact.pipeline.study;

import java.util.Locale;
import java.util.stream.IntStream;
import org.matimpact.statistics.matching.CardinalityResult;
import org.matimpact.statistics.matching.Matching;

/**
 * What the method of a design made of a contrast.
 *
 * @param note what a reader must know of it; empty text for nothing
 */
record MethodResult(Matching matching, String note) {

  /**
   * Weights (of mean 1) up to this are none where schools are only weighted: such schools add
   * nothing to any mean, and would be counted as schools. Where balance is reached only in the
   * limit, weights on their way to zero stop anywhere below it, as far as the iterations went.
   */
  private static final double NEGLIGIBLE = 1e-6;

  static MethodResult of(Matching matching) {
    return new MethodResult(matching, "");
  }

  /** The search for the largest choice of schools has a limit. */
  static MethodResult of(CardinalityResult result) {
    return new MethodResult(
        result.matching(),
        result.isOptimal()
            ? ""
            : String.format(
                Locale.ROOT,
                "not proven to keep most: kept %d schools, at most %d are possible",
                result.kept(),
                result.bound()));
  }

  /** The same with no school of negligible weight. */
  MethodResult withoutNegligible(boolean[] treated) {
    double[] weights = matching.weights().clone();
    for (int row = 0; row < weights.length; row++) {
      weights[row] = weights[row] > NEGLIGIBLE ? weights[row] : 0;
    }
    int[] unmatched =
        IntStream.range(0, weights.length)
            .filter(row -> treated[row] && weights[row] == 0)
            .toArray();
    return new MethodResult(
        new Matching(
            matching.pairs(),
            weights,
            unmatched,
            matching.picks(),
            matching.tiedPicks(),
            matching.caliper(),
            matching.subclass()),
        note);
  }
}
