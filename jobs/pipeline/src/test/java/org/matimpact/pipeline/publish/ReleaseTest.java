package org.matimpact.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Settings of what is let out, on results of made-up schools. */
class ReleaseTest {

  private static final MadeUpResults RESULTS = MadeUpResults.of(11);
  private static final String ALL = "all";
  private static final Map<String, List<ResultRow>> NAMED =
      InMemory.released(RESULTS, Map.of("publish.rounding", "5", "publish.trust_names", "true"));

  /** Even with the numbers behind the rounded ones, and those of the trusts that are named. */
  @Test
  void roundedNumbersAndNamedTrustsTellNothing() {
    Map<String, Long> behind = new TreeMap<>();
    NAMED.get(EffectCells.TABLE).stream()
        .filter(row -> !row.text("model").equals(MadeUpEffects.IMPUTED))
        .forEach(
            row ->
                row.whole("treated_pupils")
                    .ifPresent(
                        pupils -> {
                          long truth = truth(row);
                          assertThat(pupils % 5).isZero();
                          assertThat(pupils).isBetween(truth - 2, truth + 2);
                          behind.put(cell(row), truth);
                        }));
    List<Relation> sums = new ArrayList<>(PublishedLakeTest.sums());
    RESULTS
        .schools()
        .trusts()
        .forEach(
            (band, trusts) -> {
              sums.add(
                  Relation.total(
                      PublishedLakeTest.name(band, ALL, MadeUpSchools.POOL, ALL), trusts.keySet()));
              trusts.keySet().stream()
                  .filter(trustsNamed()::contains)
                  .forEach(trust -> behind.put(trust, trusts.get(trust)));
            });

    assertThat(behind).hasSizeGreaterThan(60);
    assertThat(new Attacker(sums, behind).recovered()).isEmpty();
  }

  private static String cell(ResultRow row) {
    return PublishedLakeTest.name(
        row.text("size_band"), row.text("route"), row.text("outcome_years"), level(row));
  }

  private static String level(ResultRow row) {
    return row.text("subgroup").endsWith("1-0") ? ALL : row.text("subgroup");
  }

  private static long truth(ResultRow row) {
    return RESULTS
        .schools()
        .treated(row.text("size_band"), row.text("route"), row.text("outcome_years"), level(row));
  }

  private static List<String> trustsNamed() {
    return NAMED.get(TrustCells.RESULT).stream().map(row -> row.text("trust_uid")).toList();
  }

  @Test
  void trustsAreNamedWhereASettingSaysSoAloneAndSmallOnesNowhere() {
    Map<String, Long> all = new TreeMap<>();
    RESULTS.schools().trusts().values().forEach(all::putAll);

    assertThat(InMemory.released(RESULTS, Map.of()).get(TrustCells.RESULT)).isEmpty();
    assertThat(trustsNamed()).hasSizeBetween(3, all.size() - 1);
    assertThat(trustsNamed()).allMatch(trust -> all.get(trust) >= 10);
  }

  @Test
  void lowLimitsAreSaidToBeLowUnlessNobodyIsBehindTheData() {
    assertThat(caution(Map.of("publish.least_pupils", "9"))).contains("below the standard ones");
    assertThat(caution(Map.of("publish.least_pupils", "9", "publish.open_data", "true"))).isEmpty();
    assertThat(caution(Map.of())).isEmpty();
  }

  private static String caution(Map<String, String> settings) {
    return InMemory.settings(settings).publish().caution().orElse("");
  }

  @Test
  void madeUpDataMayHaveLimitsThatWithholdNothing() {
    Map<String, List<ResultRow>> all =
        InMemory.released(
            RESULTS,
            Map.of(
                "publish.least_pupils", "0",
                "publish.least_schools", "0",
                "publish.least_trusts", "0",
                "publish.dominance", "1",
                "publish.p_ratio", "0",
                "publish.least_residual_df", "0",
                "publish.difference_pupils", "0",
                "publish.difference_trusts", "0"));

    assertThat(all.get(EffectCells.TABLE))
        .isNotEmpty()
        .noneMatch(row -> row.text("status").equals("suppressed"));
  }
}
