package org.matimpact.statistics.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.matimpact.statistics.model.CategoricalCovariate;

/**
 * What pairs must or should satisfy beyond their stratum and the caliper on the score; every method
 * that makes pairs or sets obeys the first two.
 *
 * @param calipers on named covariates
 * @param antiExact columns in which the two units of a pair must differ
 * @param preferred columns in which they should agree, most important first: among the comparison
 *     units allowed, those that agree in the first come before all others, then those that agree in
 *     the second, whatever their distance; greedy matching only
 * @param groupLimit how many comparison units of one group may serve; greedy matching only
 */
public record Restrictions(
    List<CovariateCaliper> calipers,
    List<CategoricalCovariate> antiExact,
    List<CategoricalCovariate> preferred,
    Optional<GroupLimit> groupLimit) {

  private static final Restrictions NONE =
      new Restrictions(List.of(), List.of(), List.of(), Optional.empty());

  /** Copies the lists. */
  public Restrictions {
    calipers = List.copyOf(calipers);
    antiExact = List.copyOf(antiExact);
    preferred = List.copyOf(preferred);
  }

  /** Returns no restriction. */
  public static Restrictions none() {
    return NONE;
  }

  /** Returns these and a caliper. */
  public Restrictions with(CovariateCaliper caliper) {
    List<CovariateCaliper> all = new ArrayList<>(calipers);
    all.add(caliper);
    return new Restrictions(all, antiExact, preferred, groupLimit);
  }

  /** Returns these, and the units of a pair must differ in a column. */
  public Restrictions withAntiExact(CategoricalCovariate column) {
    List<CategoricalCovariate> all = new ArrayList<>(antiExact);
    all.add(column);
    return new Restrictions(calipers, all, preferred, groupLimit);
  }

  /** Returns these, and a column to agree in, less important than those before. */
  public Restrictions withPreferred(CategoricalCovariate column) {
    List<CategoricalCovariate> all = new ArrayList<>(preferred);
    all.add(column);
    return new Restrictions(calipers, antiExact, all, groupLimit);
  }

  /** Returns these with a limit on groups. */
  public Restrictions with(GroupLimit limit) {
    return new Restrictions(calipers, antiExact, preferred, Optional.of(limit));
  }

  boolean isEmpty() {
    return equals(NONE);
  }

  /** A restriction is never ignored: methods that do not look at pairs refuse them. */
  void refuse(String method) {
    if (!isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot obey restrictions on pairs by "
              + method
              + " (leave them out, form strata, or choose a method that makes pairs)");
    }
  }

  /** Whether two units may be matched, group limits aside. */
  boolean allow(int treated, int comparison) {
    for (CovariateCaliper caliper : calipers) {
      if (!caliper.allows(treated, comparison)) {
        return false;
      }
    }
    for (CategoricalCovariate column : antiExact) {
      if (agree(column, treated, comparison)) {
        return false;
      }
    }
    return true;
  }

  /** 0 for the most preferred, the number of preferred columns for a unit that agrees in none. */
  int level(int treated, int comparison) {
    int level = 0;
    while (level < preferred.size() && !agree(preferred.get(level), treated, comparison)) {
      level++;
    }
    return level;
  }

  static boolean agree(CategoricalCovariate column, int rowA, int rowB) {
    return column.values()[rowA].equals(column.values()[rowB]);
  }

  Restrictions select(int[] rows) {
    return isEmpty()
        ? this
        : new Restrictions(
            calipers.stream().map(caliper -> caliper.select(rows)).toList(),
            antiExact.stream().map(column -> column.select(rows)).toList(),
            preferred.stream().map(column -> column.select(rows)).toList(),
            groupLimit.map(limit -> limit.select(rows)));
  }

  void check(int size) {
    for (CovariateCaliper caliper : calipers) {
      checkLength(caliper.covariate().name(), caliper.covariate().length(), size);
    }
    antiExact.forEach(column -> checkLength(column.name(), column.length(), size));
    preferred.forEach(column -> checkLength(column.name(), column.length(), size));
    groupLimit.ifPresent(limit -> checkLength("the limited groups", limit.group().length, size));
  }

  private static void checkLength(String name, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid restriction: %d values of %s for %d units (give one per unit)",
              length,
              name,
              expected));
    }
  }
}
