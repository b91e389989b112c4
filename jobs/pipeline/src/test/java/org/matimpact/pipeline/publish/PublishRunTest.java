package org.matimpact.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.run.Stage;
import org.matimpact.pipeline.run.StudyRun;
import org.matimpact.pipeline.run.TinyStudy;

/** The stage after a real study, of schools whose pupils are not known. */
class PublishRunTest {

  @TempDir private static Path folder;
  private static Path lake;

  @BeforeAll
  static void publish() {
    lake = TinyStudy.complete().lakeCopiedTo(folder.resolve("lake"));
    List<Stage> study = new ArrayList<>(StudyRun.STUDY);
    study.add(new PublishStage());
    StudyRun.tiny(TinyStudy.complete().data(), lake)
        .run(study, List.of(new PublishStage()), Completeness.COMPLETE);
  }

  private static List<Map<String, Object>> published(String table) {
    return StudyRun.rows(lake, "published/" + table, TinyStudy.EDITION, Completeness.COMPLETE);
  }

  @Test
  void whatIsPublishedIsWhatWasEstimated() {
    List<Map<String, Object>> published = published("effect_estimate");
    List<Map<String, Object>> restricted = TinyStudy.complete().rows("effect_estimate");

    assertThat(published).hasSameSizeAs(restricted);
    int estimates = 0;
    for (int i = 0; i < published.size(); i++) {
      Map<String, Object> row = published.get(i);
      assertThat(row).containsEntry("effect_id", restricted.get(i).get("effect_id"));
      if (row.get("status").equals("estimated")) {
        estimates++;
        assertThat(row).containsEntry("estimate", restricted.get(i).get("estimate"));
        assertThat(row).containsEntry("ci_low", restricted.get(i).get("ci_low"));
      }
    }
    assertThat(estimates).isGreaterThan(20);
  }

  /** By the definition of the rule, on the schools and trusts that each result is of. */
  @Test
  void noTwoPublishedResultsOnOneQuestionDifferByFew() {
    Map<Object, List<Set<String>>> members = members();
    List<Map<String, Object>> rows =
        published("effect_estimate").stream()
            .filter(row -> row.get("status").equals("estimated"))
            .toList();
    for (Map<String, Object> one : rows) {
      for (Map<String, Object> other : rows) {
        if (question(one).equals(question(other))) {
          for (int kind = 0; kind < 3; kind++) {
            Set<String> alone = new HashSet<>(members.get(one.get("effect_id")).get(kind));
            Set<String> common = new HashSet<>(alone);
            common.retainAll(members.get(other.get("effect_id")).get(kind));
            alone.addAll(members.get(other.get("effect_id")).get(kind));
            alone.removeAll(common);
            assertThat(alone.size()).as("in one of %s alone", one.get("effect_id")).isNotIn(1, 2);
          }
        }
      }
    }
    assertThat(published("effect_estimate"))
        .anyMatch(row -> Objects.toString(row.get("reason"), "").startsWith("nearly the same"));
  }

  /** Treated trusts, treated schools and comparison schools of each effect. */
  private static Map<Object, List<Set<String>>> members() {
    Map<Object, List<Set<String>>> members = new HashMap<>();
    for (Map<String, Object> fact : TinyStudy.complete().rows("disclosure_facts")) {
      List<Set<String>> kinds =
          members.computeIfAbsent(
              fact.get("effect_id"),
              e -> List.of(new HashSet<>(), new HashSet<>(), new HashSet<>()));
      for (String school : ((String) fact.get("contributors")).split(" ", -1)) {
        String[] parts = school.split("/", -1);
        if (fact.get("arm").equals("treated")) {
          kinds.get(0).add(parts[0]);
        }
        kinds.get(fact.get("arm").equals("treated") ? 1 : 2).add(parts[1]);
      }
    }
    return members;
  }

  /** Those known to disclosure control are those counted, and matched in the contrast. */
  @Test
  void theSchoolsBehindAnEffectAreThoseOfItsMatch() {
    Map<Object, Set<String>> matched = new HashMap<>();
    TinyStudy.complete()
        .rows("matched_school")
        .forEach(
            row ->
                matched
                    .computeIfAbsent(row.get("contrast_id"), c -> new HashSet<>())
                    .add(row.get("urn").toString()));
    Map<Object, List<Set<String>>> members = members();
    for (Map<String, Object> row : TinyStudy.complete().rows("effect_estimate")) {
      if (row.get("status").equals("estimated")) {
        List<Set<String>> kinds = members.get(row.get("effect_id"));
        assertThat((long) kinds.get(0).size()).isEqualTo(row.get("treated_trusts"));
        assertThat((long) kinds.get(1).size()).isEqualTo(row.get("treated_schools"));
        assertThat((long) kinds.get(2).size()).isEqualTo(row.get("comparison_schools"));
        assertThat(matched.get(row.get("contrast_id")))
            .containsAll(kinds.get(1))
            .containsAll(kinds.get(2));
      }
    }
  }

  private static List<Object> question(Map<String, Object> row) {
    return List.of(
        row.get("phase"),
        row.get("outcome"),
        row.get("outcome_years"),
        row.get("comparator"),
        row.get("size_band"),
        row.get("route"));
  }

  /** By the definition of each word, on all that was estimated or is published. */
  @Test
  void theSummaryOfASpecificationCountsThoseThatStayRestrictedToo() {
    Map<Object, Map<String, Object>> published = new HashMap<>();
    published("effect_estimate").forEach(row -> published.put(row.get("effect_id"), row));
    List<Map<String, Object>> estimated =
        TinyStudy.complete().rows("effect_estimate").stream()
            .filter(row -> row.get("estimate") != null)
            .toList();
    List<Map<String, Object>> summary =
        published("sensitivity_summary").stream()
            .filter(row -> row.get("kind").equals("specification"))
            .toList();
    assertThat(summary).hasSizeGreaterThan(3);
    for (Map<String, Object> row : summary) {
      Map<String, Object> headline = published.get(row.get("effect_id"));
      assertThat(headline).containsEntry("status", "estimated").containsEntry("headline", true);
      List<Map<String, Object>> others =
          estimated.stream()
              .filter(other -> other.get("headline").equals(false))
              .filter(other -> question(other).equals(question(headline)))
              .filter(other -> onlyNear(published.get(other.get("effect_id"))))
              .toList();
      assertThat(row).containsEntry("alternatives", (long) others.size());
      long same = others.stream().filter(other -> sign(other) == sign(headline)).count();
      assertThat(row.get("same_sign")).isEqualTo(word(same, others.size()));
      long alike = others.stream().filter(o -> significant(o) == significant(headline)).count();
      assertThat(row.get("same_significance")).isEqualTo(word(alike, others.size()));
    }
  }

  private static boolean onlyNear(Map<String, Object> published) {
    return published.get("status").equals("estimated")
        || ((String) published.get("reason")).startsWith("nearly the same");
  }

  private static double sign(Map<String, Object> row) {
    return Math.signum((Double) row.get("estimate"));
  }

  private static boolean significant(Map<String, Object> row) {
    return (Double) row.get("p_value") < 0.05;
  }

  private static Object word(long agreeing, int of) {
    if (of < 3) {
      return null;
    }
    String between = agreeing > of / 2.0 ? "most" : "some";
    return agreeing == of ? "all" : agreeing == 0 ? "none" : between;
  }

  @Test
  void rowsOfAWithheldContrastOrEffectAreNotThere() {
    List<Object> contrasts = suppressed("contrast", "contrast_id");
    List<Object> effects = suppressed("effect_estimate", "effect_id");

    for (String table : List.of("balance", "overlap")) {
      assertThat(published(table)).noneMatch(row -> contrasts.contains(row.get("contrast_id")));
    }
    assertThat(published("inference_check"))
        .noneMatch(row -> effects.contains(row.get("effect_id")));
  }

  private static List<Object> suppressed(String table, String key) {
    return published(table).stream()
        .filter(row -> row.get("status").equals("suppressed"))
        .map(row -> row.get(key))
        .toList();
  }

  @Test
  void filesGoByTheirNamesTrustsAndSingleSchoolsNotAtAll() {
    assertThat(published("input_file"))
        .extracting(row -> row.get("file"))
        .containsExactlyInAnyOrder("schools.csv", "members.csv", "links.csv", "inspections.csv");
    assertThat(published("trust_result")).isEmpty();
    assertThat(published("trust_effect")).isEmpty();
    assertThat(published("overlap"))
        .isNotEmpty()
        .allMatch(row -> row.get("treated_min") == null && row.get("comparison_max") == null);
    assertThat(published("effect_estimate")).allMatch(row -> row.get("largest_two_share") == null);
  }
}
