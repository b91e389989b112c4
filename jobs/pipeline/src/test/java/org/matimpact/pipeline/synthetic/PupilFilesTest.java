package org.matimpact.pipeline.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of pupils: the layouts of the National Pupil Database, and its awkwardness. */
class PupilFilesTest {
  private static final SyntheticSettings SETTINGS = SyntheticSettings.of(.03, 2);

  @TempDir private static Path directory;

  private static SyntheticFiles files;
  private static final Map<String, List<Map<String, String>>> TABLES = new HashMap<>();

  @BeforeAll
  static void write() throws IOException {
    files = SyntheticFiles.written(directory, SETTINGS);
    for (String name : List.of("KS2_PUPIL_", "KS4_PUPIL_", "CENSUS_SPRING_")) {
      for (int year : StudyDates.RESULT_YEARS) {
        TABLES.put(name + year, files.table(name + year + ".csv"));
      }
    }
  }

  /** Scale 1 has about 1.8 million pupils in a key stage over the three years. */
  @Test
  void pupilsComeInTheirNumbers() {
    for (String keyStage : List.of("KS2", "KS4")) {
      double pupils = 0;
      for (int year : StudyDates.RESULT_YEARS) {
        pupils += keys(keyStage + "_PUPIL_" + year).size();
      }
      assertThat(pupils).isCloseTo(SETTINGS.scale() * 1_800_000, within(8_000.0));
    }
  }

  @Test
  void noTwoPupilsShareAKey() {
    Set<String> all = new HashSet<>();
    int distinct = 0;
    for (String name : List.of("KS2_PUPIL_", "KS4_PUPIL_")) {
      for (int year : StudyDates.RESULT_YEARS) {
        Set<String> keys = keys(name + year);
        all.addAll(keys);
        distinct += keys.size();
      }
    }
    assertThat(all).hasSize(distinct).allMatch(key -> key.matches("[0-9A-F]{16}"));
  }

  /** Keys come from a mixing of places that can be undone, so it is enough that places differ. */
  @Test
  void recordsOfAKeyAreOfOnePupil() {
    for (List<Map<String, String>> records : byKey("KS4_PUPIL_2018").values()) {
      for (String column : List.of("KS4_MONTH_PART", "KS4_FSM6", "KS4_VAP2TAAPS_PTQ_EE")) {
        assertThat(
                records.stream()
                    .map(row -> row.get(column))
                    .filter(value -> !value.equals("*") && !value.equals("13"))
                    .distinct())
            .hasSizeLessThan(2);
      }
    }
  }

  @Test
  void somePupilsHaveTwoRecordsAndNationalResultsTellWhich() {
    List<List<Map<String, String>>> repeated =
        byKey("KS2_PUPIL_2019").values().stream().filter(rows -> rows.size() > 1).toList();
    double share = (double) repeated.size() / keys("KS2_PUPIL_2019").size();
    assertThat(share).isCloseTo(.003, within(.001));
    assertThat(repeated).allMatch(rows -> rows.size() == 2);
    assertThat(repeated).anyMatch(rows -> distinct(rows, "KS2_LAESTAB") == 2);
    assertThat(repeated).anyMatch(rows -> distinct(rows, "KS2_LAESTAB") == 1);
    assertThat(repeated).anyMatch(rows -> distinct(rows, "KS2_NATRES") == 1);
    assertThat(repeated)
        .allMatch(rows -> rows.stream().anyMatch(row -> row.get("KS2_NATRES").equals("1")));
  }

  @Test
  void dirtyValuesAreFarUnderOnePercentAndACleanEnglandHasNone(@TempDir Path other)
      throws IOException {
    List<Map<String, String>> rows = TABLES.get("KS2_PUPIL_2019");
    double dirty = rows.stream().filter(row -> !valid(row)).count();
    assertThat(dirty / rows.size()).isCloseTo(.001, within(.0006));
    assertThat(rows).anyMatch(row -> row.get("KS2_READSCORE").equals("*"));
    assertThat(rows).anyMatch(row -> row.get("KS2_READSCORE").equals("999"));
    assertThat(rows).anyMatch(row -> row.get("KS2_URN").startsWith("9900"));
    SyntheticFiles clean = SyntheticFiles.written(other, SyntheticSettings.of(.02, 2).clean());
    assertThat(clean.table("KS2_PUPIL_2019.csv"))
        .isNotEmpty()
        .allMatch(PupilFilesTest::valid)
        .noneMatch(row -> row.get("KS2_URN").startsWith("9900"));
  }

  @Test
  void someConvertersCarryBothNumbers() throws IOException {
    Map<String, String> status =
        files.register("edubasealldata.csv").stream()
            .collect(
                Collectors.toMap(
                    row -> row.get("URN"), row -> row.get("EstablishmentStatus (name)")));
    List<Map<String, String>> both =
        TABLES.get("KS4_PUPIL_2017").stream()
            .filter(row -> !row.get("KS4_URN_AC").isEmpty())
            .filter(row -> !row.get("KS4_URN").startsWith("9900"))
            .toList();
    assertThat(both).isNotEmpty();
    assertThat(both).allMatch(row -> status.get(row.get("KS4_URN")).equals("Closed"));
    assertThat(both).allMatch(row -> status.get(row.get("KS4_URN_AC")).startsWith("Open"));
  }

  @Test
  void theCensusHasPupilsOfBothCohortsAndOthersMoversAndDualRegistrations() {
    List<Map<String, String>> census = TABLES.get("CENSUS_SPRING_2018");
    assertThat(census.stream().map(row -> row.get("NCyearActual_SPR18")).distinct())
        .contains("6", "11", "5", "9");
    Map<String, String> school =
        census.stream()
            .filter(row -> !row.get("EnrolStatus_SPR18").equals("S"))
            .collect(
                Collectors.toMap(
                    row -> row.get("PupilMatchingRefAnonymous_SPR18"),
                    row -> row.get("LAEstab_SPR18")));
    List<Map<String, String>> national =
        TABLES.get("KS2_PUPIL_2018").stream()
            .filter(
                row -> row.get("KS2_NATRES").equals("1") && !row.get("KS2_URN").startsWith("99"))
            .toList();
    double absent = 0;
    double moved = 0;
    for (Map<String, String> row : national) {
      String january = school.get(row.get("KS2_PupilMatchingRefAnonymous"));
      absent += january == null ? 1 : 0;
      moved += january != null && !january.equals(row.get("KS2_LAESTAB")) ? 1 : 0;
    }
    assertThat(moved / national.size()).isCloseTo(.015, within(.004));
    assertThat(absent / national.size()).isCloseTo(.004, within(.002));
    double subsidiary =
        census.stream().filter(row -> row.get("EnrolStatus_SPR18").equals("S")).count();
    assertThat(subsidiary / census.size()).isCloseTo(.004, within(.0015));
  }

  private static boolean valid(Map<String, String> row) {
    return row.get("KS2_ACADYR").equals("2018/2019")
        && row.get("KS2_LAESTAB").matches("[2-9]\\d{6}")
        && row.get("KS2_GENDER").matches("[MF]")
        && row.get("KS2_MONTH_PART").matches("\\d|1[01]")
        && row.get("KS2_KS1APS").matches("|([3-9]|1\\d|2[01])(\\.5)?")
        && row.get("KS2_READSCORE").matches("|[89]\\d|1[01]\\d|120")
        && row.get("KS2_MATSCORE").matches("|[89]\\d|1[01]\\d|120")
        && row.get("KS2_FSM6").matches("[01]");
  }

  private static Map<String, List<Map<String, String>>> byKey(String table) {
    String column = table.substring(0, 4) + "PupilMatchingRefAnonymous";
    return TABLES.get(table).stream().collect(Collectors.groupingBy(row -> row.get(column)));
  }

  private static Set<String> keys(String table) {
    return byKey(table).keySet();
  }

  private static long distinct(List<Map<String, String>> rows, String column) {
    Function<Map<String, String>, String> value = row -> row.get(column);
    return rows.stream().map(value).distinct().count();
  }
}
