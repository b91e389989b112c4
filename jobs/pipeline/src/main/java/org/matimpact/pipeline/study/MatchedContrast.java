package org.matimpact.pipeline.study;

import java.util.List;
import java.util.Optional;
import org.matimpact.statistics.balance.BalanceTable;
import org.matimpact.statistics.balance.Overlap;
import org.matimpact.statistics.matching.Matching;

/**
 * A contrast after matching: the evidence on its design and the schools that enter the outcome
 * model.
 *
 * @param scored the contrast with its propensity score
 * @param plan the design
 * @param note on what the method reached; empty text for nothing
 * @param reasons why it is not estimable; empty when it is
 * @param schools schools kept, in ascending URN; empty when nothing was matched
 * @param matching pairs, sets and weights; empty when nothing was matched
 * @param balance balance of the covariates; empty when nothing was matched
 * @param overlap overlap of the score, where the design uses one
 * @param evidence further evidence, where it was asked for
 */
public record MatchedContrast(
    ScoredContrast scored,
    DesignPlan plan,
    String note,
    List<String> reasons,
    List<MatchedSchool> schools,
    Optional<Matching> matching,
    Optional<BalanceTable> balance,
    Optional<Overlap> overlap,
    DesignQuality quality,
    MatchEvidence evidence) {

  /** The contrast. */
  public Contrast contrast() {
    return scored.pool().contrast();
  }

  /** Identifier of the contrast with its design. */
  public String id() {
    return contrast().id(design());
  }

  /** Name of the design. */
  public String design() {
    return plan.design();
  }

  /** Why this design, with the note on what it reached. */
  public String designReason() {
    return note.isEmpty() ? plan.reason() : plan.reason() + "; " + note;
  }

  /** Whether schools were matched or weighted by the propensity score. */
  public boolean usesPropensity() {
    return plan.settings().usesPropensity();
  }

  /** Whether effects can be estimated. */
  public boolean estimable() {
    return reasons.isEmpty();
  }
}
