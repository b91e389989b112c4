package org.matimpact.pipeline.match;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.run.TinyStudy;

/** What the tables of the match promise, contrast by contrast. */
class MatchedTablesTest {

  private final Map<Object, Map<String, Object>> contrasts =
      TinyStudy.complete().rows("contrast").stream()
          .collect(toMap(row -> row.get("contrast_id"), Function.identity()));
  private final Map<Object, List<Map<String, Object>>> schools = byContrast("matched_school");
  private final Map<Object, List<Map<String, Object>>> sets = byContrast("matched_set");

  @Test
  void treatedWeighOneAndComparisonSchoolsOneOnAverage() {
    assertThat(schools).isNotEmpty();
    schools.forEach(
        (contrast, rows) -> {
          assertThat(rows)
              .filteredOn(row -> row.get("arm").equals("treated"))
              .extracting(row -> row.get("weight"))
              .containsOnly(1.0);
          double mean =
              rows.stream()
                  .filter(row -> row.get("arm").equals("comparison"))
                  .mapToDouble(row -> (Double) row.get("weight"))
                  .average()
                  .orElseThrow();
          assertThat(mean).as("%s", contrast).isCloseTo(1, within(1e-12));
        });
  }

  @Test
  void aComparisonSchoolWeighsTheSharesOfItsSets() {
    sets.forEach(
        (contrast, pairs) -> {
          Map<Object, List<Map<String, Object>>> ofTreated =
              pairs.stream().collect(groupingBy(pair -> pair.get("treated_urn")));
          Map<Object, Double> shares = new HashMap<>();
          for (List<Map<String, Object>> set : ofTreated.values()) {
            set.forEach(
                pair -> shares.merge(pair.get("comparison_urn"), 1.0 / set.size(), Double::sum));
          }
          double scale = (double) shares.size() / ofTreated.size();
          assertThat(schools.get(contrast))
              .filteredOn(row -> row.get("arm").equals("comparison"))
              .hasSize(shares.size())
              .allSatisfy(
                  row ->
                      assertThat((Double) row.get("weight"))
                          .isCloseTo(scale * shares.get(row.get("urn")), within(1e-9)));
        });
  }

  @Test
  void noPairIsWiderThanTheCaliper() {
    sets.forEach(
        (contrast, pairs) ->
            assertThat(pairs)
                .allSatisfy(
                    pair ->
                        assertThat((Double) pair.get("distance"))
                            .as("%s", contrast)
                            .isLessThanOrEqualTo((Double) contrasts.get(contrast).get("caliper"))));
  }

  @Test
  void pairsOfTheSameRouteNeverCrossIt() {
    Map<Object, Object> routes =
        TinyStudy.complete().rows("cohort_school").stream()
            .filter(row -> row.get("route") != null)
            .collect(toMap(row -> row.get("urn"), row -> row.get("route")));
    long crossing = 0;
    for (Map.Entry<Object, List<Map<String, Object>>> set : sets.entrySet()) {
      long crossed =
          set.getValue().stream()
              .filter(
                  pair ->
                      !routes
                          .get(pair.get("treated_urn"))
                          .equals(routes.get(pair.get("comparison_urn"))))
              .filter(pair -> routes.containsKey(pair.get("comparison_urn")))
              .count();
      String route = (String) contrasts.get(set.getKey()).get("comparator_route");
      if (route.equals("same")) {
        assertThat(crossed).as("%s", set.getKey()).isZero();
      } else if (route.equals("any")) {
        crossing += crossed;
      }
    }
    assertThat(crossing).as("routes do cross where they may").isPositive();
  }

  @Test
  void countsOfAContrastAreThoseOfItsSchools() {
    contrasts.forEach(
        (id, contrast) -> {
          List<Map<String, Object>> matched = schools.getOrDefault(id, List.of());
          long treated = matched.stream().filter(row -> row.get("arm").equals("treated")).count();
          assertThat(contrast)
              .containsEntry("treated_schools", treated)
              .containsEntry("comparison_schools", matched.size() - treated)
              .containsEntry("treated_unmatched", (Long) contrast.get("treated_pool") - treated)
              .containsEntry(
                  "estimand", (Long) contrast.get("treated_pool") == treated ? "ATT" : "ATM");
        });
  }

  private static Map<Object, List<Map<String, Object>>> byContrast(String table) {
    return TinyStudy.complete().rows(table).stream()
        .collect(groupingBy(row -> row.get("contrast_id")));
  }
}
