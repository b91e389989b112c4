package org.matimpact.statistics.matching;

import java.util.Arrays;
import java.util.Locale;

/**
 * Extremal matching (Ming &amp; Rosenbaum 2001, Journal of Computational and Graphical Statistics
 * 10, 455-463; Ming &amp; Rosenbaum 2000, Biometrics 56, 118-124; MatchIt's {@code min.controls}
 * and {@code max.controls}): treated units want the minimum or the maximum, at most one something
 * between, so that the mean is as asked. Those whose scores are most typical of the comparison arm
 * want the maximum. Shares are set before calipers and strata have their say.
 *
 * @param mean comparison units wanted for each treated unit on average
 * @param minimum at least 1, below the mean
 * @param maximum above the mean
 */
public record VariableRatio(double mean, int minimum, int maximum) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException unless 1 &lt;= minimum &lt; mean &lt; maximum
   */
  public VariableRatio {
    if (!(minimum >= 1 && minimum < mean && mean < maximum)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid variable ratio: minimum %d, mean %s, maximum %d (needs 1 <= minimum < mean"
                  + " < maximum)",
              minimum,
              mean,
              maximum));
    }
  }

  /** Comparison units wanted by each treated unit, in the order from fewest to most. */
  int[] wanted(int treated) {
    int total = (int) StrictMath.rint(mean * treated);
    int most = (total - minimum * (treated - 1)) / (maximum - minimum);
    if (most >= treated) {
      most = treated - 1;
    }
    int between = total - minimum * (treated - most - 1) - maximum * most;
    int[] wanted = new int[treated];
    Arrays.fill(wanted, minimum);
    wanted[treated - most - 1] = between;
    Arrays.fill(wanted, treated - most, treated, maximum);
    if (between == 0) {
      // MatchIt: nobody wants none; the next wants one fewer.
      wanted[treated - most - 1] = 1;
      wanted[treated - most]--;
    }
    return wanted;
  }
}
