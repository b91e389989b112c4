package org.matimpact.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.run.Stage;
import org.matimpact.pipeline.run.StudyRun;

/**
 * The stage on a lake, attacked from outside: by what its written tables show, the sums that hold
 * in the made-up schools by definition, and exact elimination ({@link Attacker}).
 */
class PublishedLakeTest {

  private static final long SEED = 11;
  private static final String ALL = "all";
  private static final MadeUpResults RESULTS = MadeUpResults.of(SEED);

  /** Models, by whose pupils they are of. */
  private static final Map<String, String> PUPILS_OF =
      Map.of("complete", "pupil_reml", "whole", MadeUpEffects.IMPUTED);

  @TempDir private static Path folder;
  private static Path lake;

  @BeforeAll
  static void publishTwoEditions() {
    lake = folder.resolve("lake");
    run("one", RESULTS);
    run("two", RESULTS.withoutRoutes());
  }

  private static void run(String edition, MadeUpResults results) {
    List<Stage> study = List.of(results, new PublishStage());
    new StudyRun(InMemory.demo(), folder, lake)
        .with("edition", edition)
        .run(study, study, Completeness.COMPLETE);
  }

  private static List<Map<String, Object>> published(String edition, String table) {
    return StudyRun.rows(lake, "published/" + table, edition, Completeness.COMPLETE);
  }

  static String name(String band, String route, String years, String level) {
    return String.join("|", band, route, years, level);
  }

  /** Pupils of treated groups, wherever an edition shows them. */
  private static Map<String, Long> treated(String edition) {
    Map<String, Long> shown = new TreeMap<>();
    for (Map<String, Object> row : effects(edition, "pupil_reml")) {
      String level =
          ((String) row.get("subgroup")).endsWith("1-0") ? ALL : (String) row.get("subgroup");
      if (row.get("treated_pupils") != null) {
        shown.put(
            name(
                (String) row.get("size_band"),
                (String) row.get("route"),
                (String) row.get("outcome_years"),
                level),
            (Long) row.get("treated_pupils"));
      }
    }
    for (Map<String, Object> row : published(edition, "band_result")) {
      if (row.get("arm").equals("mat") && row.get("pupils") != null) {
        shown.put(
            name((String) row.get("size_band"), ALL, MadeUpSchools.POOL, ALL),
            (Long) row.get("pupils"));
      }
    }
    return shown;
  }

  private static List<Map<String, Object>> effects(String edition, String model) {
    return published(edition, "effect_estimate").stream()
        .filter(row -> row.get("model").equals(model))
        .toList();
  }

  /** Every sum over bands, routes, years and levels. */
  static List<Relation> sums() {
    return sums(
        List.of(
            MadeUpSchools.BANDS, MadeUpSchools.ROUTES, MadeUpSchools.YEARS, MadeUpSchools.LEVELS),
        List.of(ALL, ALL, MadeUpSchools.POOL, ALL));
  }

  private static List<Relation> sums(List<List<String>> dimensions, List<String> totals) {
    List<List<String>> cells = List.of(List.of());
    for (int d = 0; d < totals.size(); d++) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> cell : cells) {
        List<String> values = new ArrayList<>(dimensions.get(d));
        values.add(totals.get(d));
        for (String value : values) {
          List<String> next = new ArrayList<>(cell);
          next.add(value);
          longer.add(next);
        }
      }
      cells = longer;
    }
    List<Relation> sums = new ArrayList<>();
    for (List<String> cell : cells) {
      for (int d = 0; d < totals.size(); d++) {
        if (cell.get(d).equals(totals.get(d))) {
          List<String> parts = new ArrayList<>();
          for (String value : dimensions.get(d)) {
            List<String> part = new ArrayList<>(cell);
            part.set(d, value);
            parts.add(String.join("|", part));
          }
          sums.add(Relation.total(String.join("|", cell), parts));
        }
      }
    }
    return sums;
  }

  private static Set<String> suppressed(Map<String, Long> shown) {
    Set<String> cells = new TreeSet<>();
    sums().forEach(sum -> cells.addAll(sum.terms().keySet()));
    cells.removeAll(shown.keySet());
    return cells;
  }

  @Test
  void whatIsShownIsTrue() {
    treated("one")
        .forEach(
            (cell, pupils) -> {
              assertThat(pupils).as(cell).isEqualTo(truth(cell));
              assertThat(pupils).isGreaterThanOrEqualTo(10);
            });
    assertThat(treated("one")).hasSizeGreaterThan(60);
    assertThat(suppressed(treated("one"))).hasSizeGreaterThan(20);
  }

  @Test
  void noGroupOfTreatedPupilsComesBackFromTheTablesOfAnEdition() {
    assertThat(new Attacker(sums(), treated("one")).recovered()).isEmpty();
  }

  @Test
  void norFromTwoEditionsTogether() {
    Map<String, Long> both = treated("one");
    both.putAll(treated("two"));

    assertThat(new Attacker(sums(), both).recovered()).isEmpty();
  }

  /** He who knows that nobody is less than none finds a number below 10 within 10 at best. */
  @Test
  void norDoesANarrowRangeOfASmallGroup() {
    IntervalAttacker attacker = new IntervalAttacker(sums(), treated("one"));
    List<String> small =
        suppressed(treated("one")).stream().filter(cell -> truth(cell) < 10).toList();

    assertThat(small).hasSizeGreaterThan(5);
    for (String cell : small) {
      assertThat(attacker.width(cell)).as(cell).isGreaterThan(10 - 1e-6);
    }
  }

  private static long truth(String cell) {
    String[] of = cell.split("\\|", -1);
    return RESULTS.schools().treated(of[0], of[1], of[2], of[3]);
  }

  @Test
  void aResultThatIsShownAfterAllIsCaught() {
    Map<String, Long> leaky = treated("one");
    int caught = 0;
    List<String> some = suppressed(leaky).stream().limit(8).toList();
    for (String cell : some) {
      Map<String, Long> more = new TreeMap<>(leaky);
      more.put(cell, truth(cell));
      caught += new Attacker(sums(), more).recovered().isEmpty() ? 0 : 1;
    }
    assertThat(caught).isGreaterThan(some.size() / 2);
  }

  @Test
  void pupilsWhoLackAColumnDoNotComeBackEither() {
    Map<String, Long> shown = flow("one");
    Map<String, Long> recovered = new Attacker(flowSums(), shown).recovered();

    assertThat(shown).hasSizeGreaterThan(20);
    assertThat(recovered.values())
        .as("small numbers in %s", recovered)
        .noneMatch(n -> n > 0 && n < 10);
    assertThat(recovered.keySet()).noneMatch(key -> key.startsWith("missing"));
  }

  private static Map<String, Long> flow(String edition) {
    Map<String, Long> shown = new TreeMap<>();
    for (Map<String, Object> row : published(edition, "missing_data")) {
      put(shown, "pupils|" + row.get("arm") + "|" + row.get("year"), row.get("pupils"));
      put(
          shown,
          "missing|" + row.get("arm") + "|" + row.get("column") + "|" + row.get("year"),
          row.get("missing"));
    }
    for (Map<String, Object> row : published(edition, "outcome_attrition")) {
      long step = (Long) row.get("step");
      put(shown, "left|" + (step - 1) + "|" + row.get("year"), row.get("pupils_before"));
      put(shown, "dropped|" + step + "|" + row.get("year"), row.get("pupils_dropped"));
      put(shown, "left|" + step + "|" + row.get("year"), row.get("pupils_after"));
    }
    for (Map<String, Object> row : published(edition, "band_result")) {
      if (row.get("size_band").equals(ALL)) {
        put(shown, "result|" + row.get("arm"), row.get("pupils"));
      }
    }
    return shown;
  }

  private static void put(Map<String, Long> shown, String name, Object number) {
    if (number != null) {
      shown.put(name, (Long) number);
    }
  }

  private static List<Relation> flowSums() {
    List<String> arms = List.of("mat", "maintained", "standalone_academy");
    List<Relation> sums = new ArrayList<>();
    Map<String, Integer> results = new TreeMap<>();
    arms.forEach(arm -> results.put("result|" + arm, 1));
    for (String year : MadeUpSchools.YEARS) {
      results.put("left|4|" + year, -1);
      for (int step = 1; step <= 4; step++) {
        sums.add(
            Relation.total(
                "left|" + (step - 1) + "|" + year,
                List.of("dropped|" + step + "|" + year, "left|" + step + "|" + year)));
      }
      sums.add(
          Relation.total(
              "left|1|" + year, arms.stream().map(arm -> "pupils|" + arm + "|" + year).toList()));
      sums.add(
          Relation.total(
              "dropped|2|" + year,
              arms.stream().map(arm -> "missing|" + arm + "|maths_score|" + year).toList()));
    }
    sums.add(new Relation(results));
    return sums;
  }

  /** Results on all pupils and on those who lack nothing tell by their difference of the others. */
  @Test
  void imputedPupilsAreNotToldApartWhereTheyAreFew() {
    List<Map<String, Object>> imputed = effects("one", MadeUpEffects.IMPUTED);
    int few = 0;
    for (Map<String, Object> row : imputed) {
      long lacking =
          RESULTS.schools().lacking((String) row.get("size_band"), (String) row.get("route"));
      if (lacking > 0 && lacking < 10) {
        few++;
        assertThat(row).containsEntry("status", "suppressed");
      }
    }
    assertThat(few).isGreaterThan(4);
    assertThat(imputed).anyMatch(row -> row.get("status").equals("estimated"));
    assertThat(published("one", "imputation"))
        .extracting(row -> row.get("effect_id"))
        .containsExactlyInAnyOrderElementsOf(
            imputed.stream()
                .filter(row -> row.get("status").equals("estimated"))
                .map(row -> row.get("effect_id"))
                .toList());
  }

  @Test
  void norDoTheyComeBackFromSums() {
    Map<String, Long> shown = new TreeMap<>();
    for (Map.Entry<String, String> of : PUPILS_OF.entrySet()) {
      for (Map<String, Object> row : effects("one", of.getValue())) {
        if (row.get("outcome_years").equals(MadeUpSchools.POOL)
            && row.get("subgroup").equals(ALL)) {
          String group = row.get("size_band") + "|" + row.get("route") + "|";
          put(shown, group + of.getKey(), row.get("treated_pupils"));
        }
      }
    }

    Map<String, Long> recovered = new Attacker(imputedSums(), shown).recovered();

    assertThat(shown).hasSizeGreaterThan(12);
    assertThat(recovered.keySet()).allMatch(name -> name.endsWith("|lacking"));
    assertThat(recovered.values())
        .as("small numbers in %s", recovered)
        .noneMatch(n -> n > 0 && n < 10);
  }

  /**
   * Bands and routes add up, of each kind of pupils; in every group those who lack something do.
   */
  private static List<Relation> imputedSums() {
    List<Relation> sums = new ArrayList<>();
    Set<String> groups = new TreeSet<>();
    for (Relation sum :
        sums(List.of(MadeUpSchools.BANDS, MadeUpSchools.ROUTES), List.of(ALL, ALL))) {
      groups.addAll(sum.terms().keySet());
      for (String pupils : List.of("whole", "complete", "lacking")) {
        Map<String, Integer> terms = new TreeMap<>();
        sum.terms().forEach((group, factor) -> terms.put(group + "|" + pupils, factor));
        sums.add(new Relation(terms));
      }
    }
    groups.forEach(
        group ->
            sums.add(
                Relation.total(
                    group + "|whole", List.of(group + "|complete", group + "|lacking"))));
    return sums;
  }

  @Test
  void aSuppressedRowKeepsItsKeyAndNothingElse() {
    List<Map<String, Object>> suppressed =
        published("one", "effect_estimate").stream()
            .filter(row -> row.get("status").equals("suppressed"))
            .toList();

    assertThat(suppressed).isNotEmpty();
    for (Map<String, Object> row : suppressed) {
      assertThat(row)
          .extractingByKeys("estimate", "p_value", "treated_pupils", "treated_schools", "caution")
          .containsOnlyNulls();
      assertThat(row).doesNotContainEntry("effect_id", null);
      assertThat((String) row.get("reason")).doesNotContainPattern("[0-9]");
    }
  }

  @Test
  void everySuppressionIsNotedWithItsRule() {
    Set<Object> noted =
        StudyRun.rows(lake, "suppression", "one", Completeness.COMPLETE).stream()
            .filter(row -> row.get("table").equals("effect_estimate"))
            .map(row -> row.get("row_key"))
            .collect(Collectors.toSet());
    Set<Object> suppressed =
        published("one", "effect_estimate").stream()
            .filter(row -> row.get("status").equals("suppressed"))
            .map(row -> row.get("effect_id"))
            .collect(Collectors.toSet());

    assertThat(noted).isEqualTo(suppressed);
  }
}
