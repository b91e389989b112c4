package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a design tells of itself. */
class DesignEvidenceTest extends NamedDesignCase {

  @Test
  void evidenceIsGivenAsAsked() {
    MatchedContrast matched =
        matched(
            "pairs",
            """
            match.explain { schools = all, nearest = 2 }
            match.balance { terms = [squares, interactions], prognostic = [prior], by = [region, la, subclass] }
            """);
    MatchEvidence evidence = matched.evidence();
    int pairs = matched.matching().orElseThrow().pairs().size();
    assertThat(evidence.explanations().pairs()).hasSize(pairs);
    assertThat(evidence.explanations().nearest())
        .hasSize(2 * matched.quality().treatedUnmatched())
        .isNotEmpty()
        .allMatch(pair -> !pair.obstacles().isEmpty());
    assertThat(evidence.ties().orElseThrow().picks()).isEqualTo(pairs);
    // prior^2, poor^2; prior*poor, prior*two regions, poor*two regions; the prognostic score.
    assertThat(evidence.terms()).hasSize(2 + 5 + 1);
    assertThat(evidence.terms().get(7).covariate()).isEqualTo("prognostic score of prior");
    assertThat(evidence.strata())
        .extracting(MatchEvidence.StratumBalance::by)
        .containsOnly("region", "la");
    assertThat(matched("subclasses", "match.balance.by = [subclass]").evidence().strata())
        .extracting(MatchEvidence.StratumBalance::by)
        .containsOnly("subclass");
  }

  @ParameterizedTest
  @ValueSource(strings = {"coarsened", "exact_la", "most"})
  void whereNoDistanceDecidedNoSchoolIsNearest(String design) {
    MatchedContrast matched =
        matched(
            design,
            """
            match.explain.schools = all
            match.named.exact_la { method = exact, exact = [la, region] }
            match.named.most { method = cardinality, ratio = 3 }
            """);
    assertThat(matched.quality().treatedUnmatched()).isPositive();
    assertThat(matched.evidence().explanations()).isEqualTo(MatchExplanations.NONE);
  }
}
