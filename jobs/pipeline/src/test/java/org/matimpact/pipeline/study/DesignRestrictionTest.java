package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matimpact.pipeline.settings.ScoreSettings.RandomIntercept;
import org.matimpact.statistics.matching.MatchedPair;

/** What pairs and strata of a design may not do. */
class DesignRestrictionTest extends NamedDesignCase {

  @Test
  void restrictionsAreObeyed() {
    MatchedContrast matched =
        matched(
            "r",
            """
            match.named.r {
              method = nearest, ratio = 2, caliper.width = 0, anti_exact = [region]
              covariate_calipers { poor { width = 8, unit = value } }
              group_limit { by = la, most = 3 }
            }
            """);

    ContrastPool pool = matched.scored().pool();
    List<MatchedPair> pairs = matched.matching().orElseThrow().pairs();
    assertThat(pairs).hasSizeGreaterThan(20);
    for (MatchedPair pair : pairs) {
      int treated = pool.rows()[pair.treated()];
      int comparison = pool.rows()[pair.comparison()];
      assertThat(arms.region[comparison]).isNotEqualTo(arms.region[treated]);
      assertThat(arms.poor[comparison]).isCloseTo(arms.poor[treated], within(8.0));
    }
    Map<String, Long> used =
        pairs.stream()
            .map(MatchedPair::comparison)
            .distinct()
            .collect(Collectors.groupingBy(row -> pool.school(row).la(), Collectors.counting()));
    assertThat(used.values()).allMatch(count -> count <= 3).contains(3L);
  }

  @Test
  void schoolsOfUnknownRegionAgreeWithNoOther() {
    for (int i = 0; i < arms.prior.length; i++) {
      arms.change(i, s -> located(s, "", s.urn() % 2 == 0 ? "North" : ""));
    }
    int known =
        (int)
            IntStream.range(0, arms.prior.length)
                .filter(i -> !arms.school(i).region().isEmpty())
                .count();
    String rest = "ratio = 1, caliper.width = 0 }";
    // The covariate set has a region too; "la" is known of the schools alone.
    assertThat(reason("x", "match.named.x { method = nearest, exact = [la], " + rest))
        .startsWith("no treated school has a match: 80 treated and 160 comparison schools");
    MatchedContrast apart =
        matched("x", "match.named.x { method = nearest, anti_exact = [la], " + rest);
    assertThat(apart.quality().treatedUnmatched()).as("none are known to agree").isZero();
    MatchedContrast limited =
        matched(
            "x", "match.named.x { method = nearest, group_limit { by = la, most = 1 }, " + rest);
    assertThat(limited.quality().treatedUnmatched()).as("unknown is no group").isZero();
    assertThat(limited.scored().pool().groups(RandomIntercept.REGION).orElseThrow().values())
        .as("groups of the random intercept: North, and each unknown school")
        .satisfies(
            groups ->
                assertThat(new TreeSet<>(List.of(groups))).hasSize(groups.length - known + 1));
  }

  /** Region "a | b" of authority "c" is not region "a" of authority "b | c". */
  @ParameterizedTest
  @ValueSource(strings = {"nearest", "exact", "coarsened_exact"})
  void strataOfSeveralColumnsAreNeverMixedUp(String method) {
    for (int i = 0; i < arms.prior.length; i++) {
      boolean treated = i < TREATED;
      arms.region[i] = treated ? "a | b" : "a";
      arms.change(i, s -> located(s, treated ? "c" : "b | c", ""));
    }
    assertThat(reason("x", "match.named.x { method = %s, exact = [la, region] }".formatted(method)))
        .startsWith("no treated school has a match: 80 treated and 160 comparison schools");
  }

  @Test
  void preferredColumnsComeBeforeDistance() {
    MatchedContrast free = matched("n", "match.named.n { method = nearest }");
    MatchedContrast preferring =
        matched("n", "match.named.n { method = nearest, preferred = [region] }");
    assertThat(agreeing(preferring)).isGreaterThan(agreeing(free));
  }

  private double agreeing(MatchedContrast matched) {
    int[] rows = matched.scored().pool().rows();
    return matched.matching().orElseThrow().pairs().stream()
        .mapToInt(
            pair ->
                arms.region[rows[pair.treated()]].equals(arms.region[rows[pair.comparison()]])
                    ? 1
                    : 0)
        .average()
        .orElseThrow();
  }
}
