package org.matimpact.pipeline.study;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.matimpact.pipeline.settings.MatchSettings;
import org.matimpact.statistics.balance.BalanceTable;
import org.matimpact.statistics.balance.Overlap;
import org.matimpact.statistics.matching.Matching;
import org.matimpact.statistics.matching.UnmatchableException;

/** The pure step from a contrast with its propensity score to its match, by whatever design. */
public final class ContrastMatcher {

  private final MatchSettings settings;
  private final long seed;

  public ContrastMatcher(MatchSettings settings, long seed) {
    this.settings = settings;
    this.seed = seed;
  }

  /**
   * Share of the treated that a design keeps: 0 where both arms have schools and none can be
   * matched, empty where an arm has none.
   */
  public Optional<Double> shareKept(ScoredContrast scored, DesignPlan plan) {
    if (!scored.pool().emptyArm().isEmpty()) {
      return Optional.empty();
    }
    try {
      ContrastProblem posed = ContrastProblem.of(scored, plan.settings(), seed);
      Matching matching = DesignMethods.match(posed).matching();
      return Optional.of((double) matching.matchedTreated() / scored.pool().treatedCount());
    } catch (UnmatchableException e) {
      return Optional.of(0.0);
    }
  }

  /** Matches by some designs; each propensity model is fitted once. */
  public List<MatchedContrast> match(ScoredContrast scored, List<DesignPlan> plans) {
    ContrastScores scores = new ContrastScores(scored);
    return plans.stream().map(plan -> match(scores.of(plan.settings()), plan)).toList();
  }

  /** Matches by one design; where the data do not allow it, the reason stands in the result. */
  private MatchedContrast match(ScoredContrast scored, DesignPlan plan) {
    String problem = scored.pool().emptyArm();
    List<String> conflicts = plan.settings().conflicts();
    if (!problem.isEmpty() || !conflicts.isEmpty()) {
      return unmatched(scored, plan, problem.isEmpty() ? String.join("; ", conflicts) : problem);
    }
    try {
      return matched(scored, plan);
    } catch (UnmatchableException e) {
      return unmatched(scored, plan, e.getMessage());
    }
  }

  private MatchedContrast matched(ScoredContrast scored, DesignPlan plan) {
    ContrastProblem posed = ContrastProblem.of(scored, plan.settings(), seed);
    MethodResult result = result(posed, plan);
    Matching matching = result.matching();
    if (matching.isEmpty()) {
      return unmatched(posed.scored(), plan, nobody(posed, matching));
    }
    ContrastPool pool = posed.scored().pool();
    List<MatchedSchool> schools = MatchedSchools.of(posed, plan, matching);
    DesignQuality quality =
        DesignQualityReport.of(pool, plan.settings().effectFor(), schools, Optional.of(matching));
    return new MatchedContrast(
        posed.scored(),
        plan,
        result.note(),
        Estimability.problems(quality, settings.least()),
        schools,
        Optional.of(matching),
        Optional.of(BalanceTable.of(pool.covariates(), pool.treated(), matching, plan.estimand())),
        posed.score().map(score -> Overlap.of(pool.treated(), score)),
        quality,
        MatchEvidence.of(posed, plan, matching, settings));
  }

  private static MethodResult result(ContrastProblem posed, DesignPlan plan) {
    MethodResult result = DesignMethods.match(posed);
    return plan.weightsOnly() ? result.withoutNegligible(posed.problem().treated()) : result;
  }

  private static String nobody(ContrastProblem posed, Matching matching) {
    ContrastPool pool = posed.scored().pool();
    String caliper =
        Double.isFinite(matching.caliper())
            ? String.format(
                Locale.ROOT,
                ", caliper %.4g on the score (caliper.width %s)",
                matching.caliper(),
                posed.design().distance().caliperWidth())
            : "";
    return String.format(
        Locale.ROOT,
        "no treated school has a match: %d treated and %d comparison schools%s; widen the"
            + " caliper, restrict less (exact, covariate_calipers, discard) or lower the ratio",
        pool.treatedCount(),
        pool.comparisonCount(),
        caliper);
  }

  private static MatchedContrast unmatched(ScoredContrast scored, DesignPlan plan, String problem) {
    return new MatchedContrast(
        scored,
        plan,
        "",
        List.of(problem),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        DesignQualityReport.of(
            scored.pool(), plan.settings().effectFor(), List.of(), Optional.empty()),
        MatchEvidence.NONE);
  }
}
