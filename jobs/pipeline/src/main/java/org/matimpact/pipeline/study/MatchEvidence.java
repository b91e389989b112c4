package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.matimpact.pipeline.settings.MatchSettings;
import org.matimpact.pipeline.settings.MatchSettings.BalanceSettings;
import org.matimpact.pipeline.settings.MatchSettings.BalanceSettings.Term;
import org.matimpact.statistics.balance.BalanceTable;
import org.matimpact.statistics.balance.BalanceTerms;
import org.matimpact.statistics.balance.CovariateBalance;
import org.matimpact.statistics.balance.PrognosticScore;
import org.matimpact.statistics.matching.Matching;
import org.matimpact.statistics.matching.TieReport;
import org.matimpact.statistics.model.Covariate;

/**
 * Further evidence on a match, as far as the settings ask for it.
 *
 * @param ties how much hangs on ties; empty where nobody was picked one by one
 * @param terms balance of squares, interactions and prognostic scores
 * @param strata balance within strata
 * @param explanations why these pairs, and why not others
 */
public record MatchEvidence(
    Optional<TieReport> ties,
    List<CovariateBalance> terms,
    List<StratumBalance> strata,
    MatchExplanations explanations) {

  /** No evidence. */
  static final MatchEvidence NONE =
      new MatchEvidence(Optional.empty(), List.of(), List.of(), MatchExplanations.NONE);

  /**
   * Balance within one stratum.
   *
   * @param by column of the stratum
   * @param table empty where an arm has no weight in it
   */
  public record StratumBalance(String by, String stratum, Optional<BalanceTable> table) {}

  static MatchEvidence of(
      ContrastProblem posed, DesignPlan plan, Matching matching, MatchSettings settings) {
    ContrastPool pool = posed.scored().pool();
    return new MatchEvidence(
        Optional.of(matching)
            .filter(match -> match.picks() > 0)
            .map(match -> TieReport.of(posed.problem(), match)),
        terms(pool, plan, matching, settings.balance()),
        strata(pool, plan, matching, settings.balance().by()),
        MatchExplanations.of(posed, plan, matching, settings.explain()));
  }

  private static List<CovariateBalance> terms(
      ContrastPool pool, DesignPlan plan, Matching matching, BalanceSettings settings) {
    List<Covariate> further = new ArrayList<>();
    for (Term term : settings.terms()) {
      further.addAll(
          term == Term.SQUARES
              ? BalanceTerms.squares(pool.covariates())
              : BalanceTerms.interactions(pool.covariates()));
    }
    for (String result : settings.prognostic()) {
      prognostic(pool, result).ifPresent(further::add);
    }
    return further.isEmpty()
        ? List.of()
        : BalanceTable.of(further, pool.treated(), matching, plan.estimand()).rows();
  }

  /** Empty where the covariate set has no such result, or nothing beside it. */
  private static Optional<Covariate> prognostic(ContrastPool pool, String result) {
    List<Covariate> others =
        pool.covariates().stream().filter(c -> !c.name().equals(result)).toList();
    if (others.isEmpty() || others.size() == pool.covariates().size()) {
      return Optional.empty();
    }
    return Optional.of(PrognosticScore.of(pool.number(result), others, pool.treated()));
  }

  private static List<StratumBalance> strata(
      ContrastPool pool, DesignPlan plan, Matching matching, List<String> by) {
    List<StratumBalance> strata = new ArrayList<>();
    for (String column : by) {
      stratum(pool, plan, matching, column)
          .ifPresent(
              labels ->
                  BalanceTable.byStratum(
                          pool.covariates(), pool.treated(), matching, labels, plan.estimand())
                      .forEach(
                          (name, table) -> strata.add(new StratumBalance(column, name, table))));
    }
    return List.copyOf(strata);
  }

  /** A contrast whose set lacks the column has no rows by it. */
  private static Optional<String[]> stratum(
      ContrastPool pool, DesignPlan plan, Matching matching, String column) {
    if (!column.equals(BalanceSettings.SUBCLASS)) {
      return pool.hasCategory(column)
          ? Optional.of(pool.category(column).values())
          : Optional.empty();
    }
    if (!plan.largeSets()) {
      return Optional.empty();
    }
    String[] labels = new String[matching.subclass().length];
    for (int i = 0; i < labels.length; i++) {
      int set = matching.subclass()[i];
      labels[i] = set == Matching.NO_SUBCLASS ? "" : Integer.toString(set);
    }
    return Optional.of(labels);
  }
}
