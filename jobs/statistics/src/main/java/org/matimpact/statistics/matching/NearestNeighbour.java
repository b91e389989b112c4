package org.matimpact.statistics.matching;

import java.util.Locale;
import java.util.Optional;

/**
 * Greedy nearest-neighbour matching on a score, ratio to one, in rounds: every treated unit takes
 * its nearest free comparison unit, in the given order, then every one a second, and so on (Rubin
 * 1973, Biometrics 29, 159-183; the variants of R's MatchIt).
 *
 * <p>Units that share a score stand at one point of a line. Two union-find arrays over the points
 * lead to the next point on either side that has a free comparison unit (Tarjan 1975, Journal of
 * the ACM 22, 215-225), so that after the sort the time is practically linear in the units, at
 * every ratio, however many strata. Strata are matched separately; the caliper is that of the whole
 * problem. Under another distance than the score's, or under restrictions, each pick looks at the
 * free comparison units of the stratum within the caliper, nearest on a line first.
 *
 * <p>The order {@link Order#CLOSEST} is as quick without replacement and with ties by hash;
 * otherwise it looks again for every treated unit whose nearest was taken, which is not linear when
 * many treated units lie beyond all comparison units.
 *
 * @param ratio comparison units wanted for each treated unit, at least 1; with a variable ratio its
 *     maximum
 * @param replacement whether a comparison unit may be used again
 * @param caliper the largest distance allowed
 * @param order the order in which treated units choose; without effect on unlimited re-use
 * @param ties how equal distances are decided
 * @param sets what becomes of sets that are not full
 * @param maximumReuse how often a comparison unit may be used with replacement; 0 for no limit
 * @param variable how the numbers wanted vary; empty for the same for all
 */
public record NearestNeighbour(
    int ratio,
    Replacement replacement,
    Caliper caliper,
    Order order,
    Ties ties,
    SetRule sets,
    int maximumReuse,
    Optional<VariableRatio> variable)
    implements MatchingMethod {

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if the ratio is below 1 or the limit on re-use is negative, or
   *     a limit is set without replacement
   */
  public NearestNeighbour {
    if (ratio < 1) {
      throw new IllegalArgumentException("Invalid ratio: " + ratio + " (must be >= 1)");
    }
    if (maximumReuse < 0) {
      throw new IllegalArgumentException(
          "Invalid maximum re-use: " + maximumReuse + " (must be >= 0; 0 is no limit)");
    }
    if (maximumReuse > 0 && replacement == Replacement.WITHOUT) {
      throw new IllegalArgumentException(
          "Invalid maximum re-use: " + maximumReuse + " (without replacement it must be 0)");
    }
    if (variable.isPresent() && variable.get().maximum() != ratio) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid ratio: %d beside a variable ratio up to %d (must be the same)",
              ratio,
              variable.get().maximum()));
    }
  }

  /** The same number for all treated units. */
  public NearestNeighbour(
      int ratio,
      Replacement replacement,
      Caliper caliper,
      Order order,
      Ties ties,
      SetRule sets,
      int maximumReuse) {
    this(ratio, replacement, caliper, order, ties, sets, maximumReuse, Optional.empty());
  }

  /**
   * Returns one to one without replacement, highest score first, within 0.2 overall standard
   * deviations, ties by hash, partial sets kept.
   */
  public static NearestNeighbour defaults() {
    return new NearestNeighbour(
        1,
        Replacement.WITHOUT,
        Caliper.overall(0.2),
        Order.LARGEST,
        Ties.HASH,
        SetRule.KEEP_PARTIAL,
        0);
  }

  /** Returns a copy with another ratio, the same for all. */
  public NearestNeighbour withRatio(int newRatio) {
    return new NearestNeighbour(newRatio, replacement, caliper, order, ties, sets, maximumReuse);
  }

  /** Returns a copy in which some treated units want more than others. */
  public NearestNeighbour withVariableRatio(VariableRatio newRatio) {
    return new NearestNeighbour(
        newRatio.maximum(),
        replacement,
        caliper,
        order,
        ties,
        sets,
        maximumReuse,
        Optional.of(newRatio));
  }

  /** Returns a copy with another rule on replacement. */
  public NearestNeighbour withReplacement(Replacement newReplacement) {
    return new NearestNeighbour(
        ratio, newReplacement, caliper, order, ties, sets, maximumReuse, variable);
  }

  /** Returns a copy with another caliper. */
  public NearestNeighbour withCaliper(Caliper newCaliper) {
    return new NearestNeighbour(
        ratio, replacement, newCaliper, order, ties, sets, maximumReuse, variable);
  }

  /** Returns a copy with another order. */
  public NearestNeighbour withOrder(Order newOrder) {
    return new NearestNeighbour(
        ratio, replacement, caliper, newOrder, ties, sets, maximumReuse, variable);
  }

  /** Returns a copy with another rule on ties. */
  public NearestNeighbour withTies(Ties newTies) {
    return new NearestNeighbour(
        ratio, replacement, caliper, order, newTies, sets, maximumReuse, variable);
  }

  /** Returns a copy with another rule on partial sets. */
  public NearestNeighbour withSets(SetRule newSets) {
    return new NearestNeighbour(
        ratio, replacement, caliper, order, ties, newSets, maximumReuse, variable);
  }

  /** Returns a copy with another limit on re-use; 0 for none. */
  public NearestNeighbour withMaximumReuse(int newMaximum) {
    return new NearestNeighbour(
        ratio, replacement, caliper, order, ties, sets, newMaximum, variable);
  }

  @Override
  public Matching match(MatchingProblem problem) {
    return new NearestNeighbourRun(this, problem).run();
  }

  /** How often one comparison unit may be used. */
  int capacity() {
    if (replacement == Replacement.WITHOUT) {
      return 1;
    }
    return maximumReuse == 0 ? Integer.MAX_VALUE : maximumReuse;
  }
}
