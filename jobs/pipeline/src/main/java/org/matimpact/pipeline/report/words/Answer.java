package org.matimpact.pipeline.report.words;

import java.util.List;

/** Is bigger better? One sentence from the trends of all phases, outcomes and comparisons. */
public final class Answer {

  private Answer() {}

  /** Whom the slopes favour, counted; those without a trusted interval do not count. */
  public static String of(List<Finding> slopes) {
    long higher = slopes.stream().filter(Finding.HIGHER::equals).count();
    long lower = slopes.stream().filter(Finding.LOWER::equals).count();
    long told = higher + lower + slopes.stream().filter(Finding.UNCLEAR::equals).count();
    if (told == 0) {
      return "This edition cannot tell: it has no trend over the size of trusts to rely on.";
    }
    if (higher + lower == 0) {
      return "No clear trend: in none of "
          + comparisons(told)
          + " did results clearly go with the number of schools in a trust.";
    }
    if (higher > 0 && lower > 0) {
      return "It differs: of %s, results were higher the larger the trust in %d and lower in %d%s."
          .formatted(comparisons(told), higher, lower, others(told - higher - lower));
    }
    return "Results were %s the larger the trust in %d of %s%s."
        .formatted(
            higher > 0 ? Finding.HIGHER.words() : Finding.LOWER.words(),
            higher + lower,
            comparisons(told),
            others(told - higher - lower));
  }

  /**
   * What the sentence leaves out, where it tells of some trends and not of others; else nothing.
   */
  public static String remainder(List<Finding> slopes) {
    long untold =
        slopes.stream()
            .filter(finding -> !finding.hasInterval() || finding == Finding.TOO_FEW_TRUSTS)
            .count();
    return untold == 0 || untold == slopes.size()
        ? ""
        : "Of a further %s no trend can be told: too few comparable schools or trusts, or withheld."
            .formatted(comparisons(untold));
  }

  private static String others(long unclear) {
    return unclear == 0 ? "" : ", with no clear trend in the other " + unclear;
  }

  private static String comparisons(long count) {
    return count + (count == 1 ? " comparison" : " comparisons");
  }
}
