package org.matimpact.statistics.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.matimpact.statistics.matching.EffectiveSampleSize;
import org.matimpact.statistics.matching.Matching;
import org.matimpact.statistics.model.CategoricalCovariate;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.NumericCovariate;

/**
 * Balance of the covariates before and after matching, by the definitions of R's MatchIt: mean
 * differences are standardised by the standard deviation of the treated in the full sample (binary:
 * the root of p(1-p)), so that a change is one of means, not of spread (Stuart 2010, Statistical
 * Science 25, 1-21, section 4). Every level of a categorical covariate has a row.
 *
 * @param rows one per covariate or level, in the order given
 * @param treatedBefore treated units
 * @param comparisonBefore comparison units
 * @param treatedAfter treated units of positive weight
 * @param comparisonAfter comparison units of positive weight
 * @param treatedEffective their effective sample size
 * @param comparisonEffective their effective sample size
 */
public record BalanceTable(
    List<CovariateBalance> rows,
    int treatedBefore,
    int comparisonBefore,
    int treatedAfter,
    int comparisonAfter,
    double treatedEffective,
    double comparisonEffective) {

  /** Copies the rows. */
  public BalanceTable {
    rows = List.copyOf(rows);
  }

  /**
   * Compares the arms under weights, as from weighting without pairs.
   *
   * @param weights one per row, at least 0, some above 0 in each arm
   * @throws IllegalArgumentException if lengths differ, or an arm has no weight
   */
  public static BalanceTable of(List<Covariate> covariates, boolean[] treated, double[] weights) {
    return of(covariates, treated, weights, all(treated), PairDistance.none());
  }

  /**
   * Compares the arms under the weights of a match, and within its pairs.
   *
   * @throws IllegalArgumentException if lengths differ, or nothing was matched
   */
  public static BalanceTable of(List<Covariate> covariates, boolean[] treated, Matching matching) {
    int[] rows = all(treated);
    return of(
        covariates, treated, matching.weights(), rows, PairDistance.of(treated, matching, rows));
  }

  /**
   * Compares the arms within each stratum, such as a subclass, a region or an exact stratum; mean
   * differences are standardised as over all units.
   *
   * @param stratum of each unit
   * @return by stratum, in order; empty for a stratum with an arm without weight
   */
  public static SortedMap<String, Optional<BalanceTable>> byStratum(
      List<Covariate> covariates, boolean[] treated, Matching matching, String[] stratum) {
    checkLength("stratum", stratum.length, treated.length);
    SortedMap<String, Optional<BalanceTable>> tables = new TreeMap<>();
    for (String name : new TreeSet<>(Arrays.asList(stratum))) {
      int[] rows =
          IntStream.range(0, stratum.length).filter(row -> stratum[row].equals(name)).toArray();
      double[] weights = at(matching.weights(), rows, treated, true);
      double[] others = at(matching.weights(), rows, treated, false);
      tables.put(
          name,
          positive(weights) == 0 || positive(others) == 0
              ? Optional.empty()
              : Optional.of(
                  of(
                      covariates,
                      treated,
                      matching.weights(),
                      rows,
                      PairDistance.of(treated, matching, rows))));
    }
    return tables;
  }

  private static int[] all(boolean[] treated) {
    return IntStream.range(0, treated.length).toArray();
  }

  private static BalanceTable of(
      List<Covariate> covariates,
      boolean[] treated,
      double[] weights,
      int[] selected,
      PairDistance pairs) {
    check(covariates, treated, weights);
    BalanceComparison comparison = new BalanceComparison(treated, weights, selected, pairs);
    List<CovariateBalance> rows = new ArrayList<>();
    for (Covariate covariate : covariates) {
      if (covariate instanceof NumericCovariate numeric) {
        rows.add(comparison.row(numeric.name(), numeric.name(), numeric.values()));
      } else if (covariate instanceof CategoricalCovariate levels) {
        for (String level : levels.levels()) {
          String name = levels.name() + level;
          rows.add(comparison.row(name, levels.name(), levels.indicator(level)));
        }
      }
    }
    double[] treatedWeights = at(weights, selected, treated, true);
    double[] comparisonWeights = at(weights, selected, treated, false);
    return new BalanceTable(
        rows,
        treatedWeights.length,
        comparisonWeights.length,
        positive(treatedWeights),
        positive(comparisonWeights),
        EffectiveSampleSize.kish(treatedWeights),
        EffectiveSampleSize.kish(comparisonWeights));
  }

  /** Returns the largest absolute standardised mean difference before matching; NaN if any is. */
  public double largestSmdBefore() {
    return largest(rows.stream().mapToDouble(CovariateBalance::smdBefore).toArray());
  }

  /** Returns the largest absolute standardised mean difference after matching; NaN if any is. */
  public double largestSmdAfter() {
    return largest(rows.stream().mapToDouble(CovariateBalance::smdAfter).toArray());
  }

  /**
   * Returns the largest one that randomising the same effective numbers would be expected to leave.
   */
  public double expectedLargestSmd() {
    return RandomisedBalance.expectedLargestSmd(rows.size(), treatedEffective, comparisonEffective);
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = StrictMath.max(largest, StrictMath.abs(value));
    }
    return largest;
  }

  private static double[] at(double[] weights, int[] rows, boolean[] treated, boolean arm) {
    return IntStream.of(rows)
        .filter(row -> treated[row] == arm)
        .mapToDouble(row -> weights[row])
        .toArray();
  }

  private static int positive(double[] weights) {
    int count = 0;
    for (double weight : weights) {
      count += weight > 0 ? 1 : 0;
    }
    return count;
  }

  private static void check(List<Covariate> covariates, boolean[] treated, double[] weights) {
    for (Covariate covariate : covariates) {
      checkLength(covariate.name(), covariate.length(), treated.length);
    }
    checkLength("weights", weights.length, treated.length);
    int[] rows = all(treated);
    if (positive(at(weights, rows, treated, true)) == 0
        || positive(at(weights, rows, treated, false)) == 0) {
      throw new IllegalArgumentException(
          "Cannot compare arms: no unit of positive weight in one of them (nothing was matched?)");
    }
  }

  private static void checkLength(String column, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot compare arms: %d values of %s for %d units", length, column, expected));
    }
  }
}
