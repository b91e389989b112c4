package org.matimpact.pipeline.match;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.matimpact.pipeline.study.MatchedContrast;
import org.matimpact.statistics.balance.BalanceTable;
import org.matimpact.statistics.balance.BalanceVerdict;
import org.matimpact.statistics.model.Covariate;

/**
 * The worst of a contrast's balance; NaN when nothing was matched.
 *
 * @param expectedLargest largest absolute standardised mean difference that randomisation would
 *     give
 * @param verdict good, adjusted or poor; empty when nothing was matched
 */
record BalanceSummary(
    double largestBefore, double largestAfter, double expectedLargest, Optional<String> verdict) {

  static BalanceSummary of(MatchedContrast matched) {
    return matched
        .balance()
        .map(table -> of(table, matched))
        .orElse(new BalanceSummary(Double.NaN, Double.NaN, Double.NaN, Optional.empty()));
  }

  /** Every matching covariate is in the outcome model. */
  private static BalanceSummary of(BalanceTable table, MatchedContrast matched) {
    BalanceVerdict verdict =
        BalanceVerdict.of(
            table,
            matched.scored().pool().covariates().stream()
                .map(Covariate::name)
                .collect(Collectors.toSet()));
    return new BalanceSummary(
        table.largestSmdBefore(),
        table.largestSmdAfter(),
        table.expectedLargestSmd(),
        Optional.of(verdict.name().toLowerCase(Locale.ROOT)));
  }
}
