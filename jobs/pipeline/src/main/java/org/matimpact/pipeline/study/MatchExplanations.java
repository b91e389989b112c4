package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import org.matimpact.pipeline.settings.DesignSettings.Method;
import org.matimpact.pipeline.settings.MatchSettings.ExplainSettings;
import org.matimpact.pipeline.settings.MatchSettings.ExplainSettings.Schools;
import org.matimpact.statistics.matching.MatchExplainer;
import org.matimpact.statistics.matching.Matching;
import org.matimpact.statistics.matching.PairExplanation;

/**
 * Why these pairs, and why not others; rows are positions in the pool.
 *
 * @param pairs what each covariate adds to the distance of each pair
 * @param nearest for each treated school without a match its nearest comparison schools, in order
 */
public record MatchExplanations(List<PairExplanation> pairs, List<PairExplanation> nearest) {

  static final MatchExplanations NONE = new MatchExplanations(List.of(), List.of());

  /** Methods that look at no distance have no nearest schools, and no pairs to take apart. */
  static MatchExplanations of(
      ContrastProblem posed, DesignPlan plan, Matching matching, ExplainSettings settings) {
    if (settings.schools() == Schools.NONE || !plan.settings().usesDistance()) {
      return NONE;
    }
    boolean nobody = matching.unmatchedTreated().length == 0;
    if (nobody && settings.schools() == Schools.UNMATCHED) {
      return NONE;
    }
    MatchExplainer explainer =
        new MatchExplainer(
            posed.problem(), matching, capacity(plan), posed.scoreModel(), posed.setAside());
    List<PairExplanation> nearest = new ArrayList<>();
    for (int treated : matching.unmatchedTreated()) {
      nearest.addAll(explainer.nearest(treated, settings.nearest()));
    }
    return new MatchExplanations(
        settings.schools() == Schools.ALL ? explainer.pairs() : List.of(), List.copyOf(nearest));
  }

  /** How often a comparison school may be used. */
  private static int capacity(DesignPlan plan) {
    if (plan.ownSets()) {
      return 1;
    }
    int most = plan.settings().neighbours().maximumReuse();
    return plan.settings().method() == Method.NEAREST && most > 0 ? most : Integer.MAX_VALUE;
  }
}
