package org.matimpact.pipeline.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever resolves repeated records by the rule and adds up finds the published school tables. */
class SchoolsAgreeWithPupilsTest {
  private static final int YEAR = 2019;

  @TempDir private static Path directory;

  private static SyntheticFiles files;

  @BeforeAll
  static void write() throws IOException {
    files = SyntheticFiles.written(directory, SyntheticSettings.of(.03, 8).clean());
  }

  @Test
  void keyStage2() throws IOException {
    Map<String, List<Map<String, String>>> pupils =
        pupils("KS2", List.of("KS2_READSCORE", "KS2_MATSCORE"));
    int compared = 0;
    for (Map<String, String> school : schools("ks2final", pupils)) {
      List<Map<String, String>> own = pupils.get(laestab(school));
      assertThat(own).hasSize(Integer.parseInt(school.get("TELIG")));
      assertThat(count(own, row -> row.get("KS2_GENDER").equals("M")))
          .isEqualTo(Double.parseDouble(school.get("BELIG")));
      if (!school.get("READ_AVERAGE").equals("SUPP")) {
        close(school, "READ_AVERAGE", mean(own, "KS2_READSCORE"), .5);
        close(school, "MAT_AVERAGE", mean(own, "KS2_MATSCORE"), .5);
        close(school, "TKS1AVERAGE", mean(own, "KS2_KS1APS"), .05);
        close(school, "TFSM6CLA1A", count(own, row -> row.get("KS2_FSM6").equals("1")), 0);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(300);
  }

  @Test
  void keyStage4() throws IOException {
    Map<String, List<Map<String, String>>> pupils = pupils("KS4", List.of("KS4_ATT8"));
    int compared = 0;
    for (Map<String, String> school : schools("ks4final", pupils)) {
      List<Map<String, String>> own = pupils.get(laestab(school));
      assertThat(own).hasSize(Integer.parseInt(school.get("TPUP")));
      if (school.get("P8MEA").matches("-?[0-9.]+")) {
        close(school, "ATT8SCR", mean(own, "KS4_ATT8"), .05);
        close(school, "P8MEA", mean(own, "KS4_P8SCORE"), .005);
        close(school, "P8PUP", count(own, row -> !row.get("KS4_P8SCORE").isEmpty()), 0);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(90);
  }

  /** Published figures are rounded: half a unit of their last place. */
  private static void close(Map<String, String> school, String column, double own, double half) {
    assertThat(Double.parseDouble(school.get(column)))
        .as(column + " of " + school.get("URN"))
        .isCloseTo(own, within(half + 1e-9));
  }

  private static List<Map<String, String>> schools(
      String table, Map<String, List<Map<String, String>>> pupils) throws IOException {
    return files.table("%d-%d_england_%s.csv".formatted(YEAR - 1, YEAR, table)).stream()
        .filter(row -> row.get("RECTYPE").matches("[12]") && pupils.containsKey(laestab(row)))
        .toList();
  }

  private static String laestab(Map<String, String> school) {
    return school.get("LEA") + school.get("ESTAB");
  }

  /** One record a pupil: national results, then the highest attainment; by school. */
  private static Map<String, List<Map<String, String>>> pupils(String keyStage, List<String> scores)
      throws IOException {
    Comparator<Map<String, String>> better =
        Comparator.comparing((Map<String, String> row) -> row.get(keyStage + "_NATRES"))
            .thenComparingDouble(
                row -> scores.stream().mapToDouble(score -> number(row, score)).sum());
    Map<String, Map<String, String>> kept = new HashMap<>();
    for (Map<String, String> row : files.table(keyStage + "_PUPIL_" + YEAR + ".csv")) {
      if (row.get(keyStage + "_ENDKS").equals("1")) {
        kept.merge(
            row.get(keyStage + "_PupilMatchingRefAnonymous"),
            row,
            (one, other) -> better.compare(one, other) < 0 ? other : one);
      }
    }
    Map<String, List<Map<String, String>>> schools = new HashMap<>();
    for (Map<String, String> row : kept.values()) {
      schools.computeIfAbsent(row.get(keyStage + "_LAESTAB"), id -> new ArrayList<>()).add(row);
    }
    return schools;
  }

  private static double number(Map<String, String> row, String column) {
    return row.get(column).isEmpty() ? 0 : Double.parseDouble(row.get(column));
  }

  private static double mean(List<Map<String, String>> rows, String column) {
    return rows.stream()
        .filter(row -> !row.get(column).isEmpty())
        .mapToDouble(row -> number(row, column))
        .average()
        .orElseThrow();
  }

  private static double count(
      List<Map<String, String>> rows, Predicate<Map<String, String>> which) {
    return rows.stream().filter(which).count();
  }
}
