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
 * @param design name of the design
 * @param designReason why this design
 * @param reasons why it is not estimable; empty when it is
 * @param schools schools kept, in ascending URN; empty when nothing was matched
 * @param matching pairs, sets and weights; empty when nothing was matched
 * @param balance balance of the covariates; empty when nothing was matched
 * @param overlap overlap of the propensity score, where the design uses it
 * @param evidence further evidence, where it was asked for
 */
public record MatchedContrast(
    ScoredContrast scored,
    String design,
    String designReason,
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
    return contrast().id(design);
  }

  /** Whether effects can be estimated. */
  public boolean estimable() {
    return reasons.isEmpty();
  }
}
