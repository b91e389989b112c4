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
import org.matimpact.statistics.matching.Estimand;
import org.matimpact.statistics.matching.Matching;
import org.matimpact.statistics.model.CategoricalCovariate;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.NumericCovariate;

/**
 * Balance of the covariates before and after matching, by the definitions of R's MatchIt: mean
 * differences are standardised by a standard deviation in the full sample (binary: the root of
 * p(1-p)), so that a change is one of means, not of spread (Stuart 2010, Statistical Science 25,
 * 1-21, section 4). It is that of the arm the effect is for: the treated for ATT, the comparison
 * units for ATC; for ATE the two are pooled, the root of the mean of the two variances (MatchIt's
 * {@code s.d.denom}), and for ATO, which MatchIt does not have, too. Where that arm does not vary
 * the pooled one stands in. Every level of a categorical covariate has a row.
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
   * Compares the arms under weights for ATT, as {@link #of(List, boolean[], double[], Estimand)}.
   */
  public static BalanceTable of(List<Covariate> covariates, boolean[] treated, double[] weights) {
    return of(covariates, treated, weights, Estimand.ATT);
  }

  /**
   * Compares the arms under weights, as from weighting without pairs.
   *
   * @param weights one per row, at least 0, some above 0 in each arm
   * @param estimand whom the weights are for: it chooses the standard deviation
   * @throws IllegalArgumentException if lengths differ, or an arm has no weight
   */
  public static BalanceTable of(
      List<Covariate> covariates, boolean[] treated, double[] weights, Estimand estimand) {
    return of(
        covariates, new Compared(treated, weights, estimand, all(treated), PairDistance.none()));
  }

  /**
   * Compares the arms under a match for ATT, as {@link #of(List, boolean[], Matching, Estimand)}.
   */
  public static BalanceTable of(List<Covariate> covariates, boolean[] treated, Matching matching) {
    return of(covariates, treated, matching, Estimand.ATT);
  }

  /**
   * Compares the arms under the weights of a match, and within its pairs.
   *
   * @param estimand whom the match is for: it chooses the standard deviation
   * @throws IllegalArgumentException if lengths differ, or nothing was matched
   */
  public static BalanceTable of(
      List<Covariate> covariates, boolean[] treated, Matching matching, Estimand estimand) {
    return of(covariates, Compared.of(treated, matching, estimand, all(treated)));
  }

  /** Compares within strata for ATT. */
  public static SortedMap<String, Optional<BalanceTable>> byStratum(
      List<Covariate> covariates, boolean[] treated, Matching matching, String[] stratum) {
    return byStratum(covariates, treated, matching, stratum, Estimand.ATT);
  }

  /**
   * Compares the arms within each stratum, such as a subclass, a region or an exact stratum; mean
   * differences are standardised as over all units.
   *
   * @param stratum of each unit
   * @param estimand whom the match is for
   * @return by stratum, in order; empty for a stratum with an arm without weight
   */
  public static SortedMap<String, Optional<BalanceTable>> byStratum(
      List<Covariate> covariates,
      boolean[] treated,
      Matching matching,
      String[] stratum,
      Estimand estimand) {
    BalanceChecks.checkLength("stratum", stratum.length, treated.length);
    SortedMap<String, Optional<BalanceTable>> tables = new TreeMap<>();
    for (String name : new TreeSet<>(Arrays.asList(stratum))) {
      int[] rows =
          IntStream.range(0, stratum.length).filter(row -> stratum[row].equals(name)).toArray();
      Compared part = Compared.of(treated, matching, estimand, rows);
      tables.put(
          name,
          positive(part.weights(true)) == 0 || positive(part.weights(false)) == 0
              ? Optional.empty()
              : Optional.of(of(covariates, part)));
    }
    return tables;
  }

  private static int[] all(boolean[] treated) {
    return IntStream.range(0, treated.length).toArray();
  }

  private static BalanceTable of(List<Covariate> covariates, Compared units) {
    BalanceChecks.check(covariates, units.treated(), units.weights());
    BalanceComparison comparison = new BalanceComparison(units);
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
    double[] treatedWeights = units.weights(true);
    double[] comparisonWeights = units.weights(false);
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

  private static int positive(double[] weights) {
    int count = 0;
    for (double weight : weights) {
      count += weight > 0 ? 1 : 0;
    }
    return count;
  }
}
