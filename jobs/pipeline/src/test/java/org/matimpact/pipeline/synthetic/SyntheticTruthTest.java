package org.matimpact.pipeline.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The truth agrees with the files, and only an adjusted comparison finds it. */
class SyntheticTruthTest {
  private static final double TOLERANCE = .06;
  private static final List<Integer> YEARS = List.of(2017, 2018, 2019);

  @TempDir private static Path directory;

  private static SyntheticFiles files;
  private static JsonNode truth;
  private static PublishedArms arms;

  @BeforeAll
  static void write() throws IOException {
    files = SyntheticFiles.written(directory, SyntheticSettings.of(.5, 11).clean());
    truth = new ObjectMapper().readTree(files.path("truth.json").toFile());
    arms = new PublishedArms(files);
  }

  @Test
  void countsAndMeansFollowFromTheMembershipFile() throws IOException {
    Map<String, Integer> treated = new TreeMap<>();
    for (String urn : inTheTablesEveryYear()) {
      arms.armOf(urn)
          .filter(arm -> !arm.equals(PublishedArms.MAINTAINED))
          .ifPresent(band -> treated.merge(band, 1, Integer::sum));
    }
    double sum = 0;
    int schools = 0;
    for (Map.Entry<String, Integer> band : treated.entrySet()) {
      JsonNode row = row("progress_8", band.getKey(), "all", "maintained");
      assertThat(row.get("treated_schools").asInt()).isEqualTo(band.getValue());
      sum += row.get("effect").asDouble() * band.getValue();
      schools += band.getValue();
    }
    JsonNode all = row("progress_8", "all", "all", "maintained");
    assertThat(all.get("treated_schools").asInt()).isEqualTo(schools);
    assertThat(all.get("effect").asDouble()).isCloseTo(sum / schools, within(1e-12));
  }

  @Test
  void theTruthIsTheSameAgainstBothComparisonGroups() {
    for (String outcome : List.of("ks2_reading_progress", "attainment_8")) {
      JsonNode maintained = row(outcome, "all", "sponsored", "maintained");
      JsonNode alone = row(outcome, "all", "sponsored", "standalone_academy");
      assertThat(alone.get("realised")).isEqualTo(maintained.get("realised"));
    }
  }

  /** With no effect planted and no trust differing, every row of the truth is zero. */
  @Test
  void withoutEffectsTheTruthIsZero(@TempDir Path other) throws IOException {
    SyntheticSettings none =
        SyntheticSettings.of(.02, 1)
            .withPlanted(PlantedEffects.none())
            .withVariation(new Variation(0, .2, .12, .3));
    MadeUpEngland.write(other, none);
    JsonNode effects =
        new ObjectMapper().readTree(other.resolve("truth.json").toFile()).get("effects");
    assertThat(effects).isNotEmpty().allMatch(row -> row.get("realised").asDouble() == 0);
  }

  /**
   * Naive: the difference of means, which errs by more than is allowed to the adjusted one: least
   * squares on what the tables publish.
   */
  @Test
  void onlyAnAdjustedComparisonFindsTheEffectOfLargeTrusts() throws IOException {
    double realised = row("progress_8", "16+", "all", "maintained").get("realised").asDouble();
    List<double[]> rows = comparison("16+");
    assertThat(difference(rows) - realised).isLessThan(-TOLERANCE);
    assertThat(LeastSquares.fit(rows)[0]).isCloseTo(realised, within(TOLERANCE));
  }

  private static JsonNode row(String outcome, String band, String route, String comparator) {
    for (JsonNode row : truth.get("effects")) {
      if (row.get("outcome").asText().equals(outcome)
          && row.get("size_band").asText().equals(band)
          && row.get("route").asText().equals(route)
          && row.get("comparator").asText().equals(comparator)) {
        return row;
      }
    }
    throw new AssertionError("No truth for " + outcome + " " + band + " " + route);
  }

  private static Set<String> inTheTablesEveryYear() throws IOException {
    Map<String, Integer> years = new HashMap<>();
    for (int year : YEARS) {
      for (Map<String, String> row : mainstream(year)) {
        if (!row.get("TOTPUPS").equals("NEW")) {
          years.merge(row.get("URN"), 1, Integer::sum);
        }
      }
    }
    years.values().removeIf(count -> count < YEARS.size());
    return years.keySet();
  }

  private static List<Map<String, String>> mainstream(int year) throws IOException {
    return files.table("%d-%d_england_ks4final.csv".formatted(year - 1, year)).stream()
        .filter(row -> row.get("RECTYPE").equals("1") && !row.get("NFTYPE").equals("IND"))
        .toList();
  }

  /** Rows of treated, prior attainment, FSM6, EAL, girls, ages, regions, and Progress 8. */
  private static List<double[]> comparison(String band) throws IOException {
    List<double[]> rows = new ArrayList<>();
    for (Map<String, String> row : mainstream(2019)) {
      String arm = arms.armOf(row.get("URN")).orElse("");
      boolean treated = arm.equals(band);
      boolean measured = row.get("P8MEA").matches("-?[0-9.]+");
      if (measured && (treated || arm.equals(PublishedArms.MAINTAINED))) {
        rows.add(columns(row, treated));
      }
    }
    return rows;
  }

  private static double[] columns(Map<String, String> row, boolean treated) {
    Map<String, String> school = arms.school(row.get("URN"));
    Region[] regions = Region.values();
    double[] columns = new double[7 + regions.length];
    columns[0] = treated ? 1 : 0;
    columns[1] = number(row.get("KS2APS"));
    columns[2] = number(row.get("PTFSM6CLA1A"));
    columns[3] = number(row.get("PTEALGRP2"));
    columns[4] = row.get("EGENDER").equals("GIRLS") ? 1 : 0;
    columns[5] = school.get("StatutoryLowAge").equals("14") ? 1 : 0;
    for (int region = 0; region < regions.length; region++) {
      columns[6 + region] = school.get("GOR (name)").equals(regions[region].label()) ? 1 : 0;
    }
    columns[columns.length - 1] = number(row.get("P8MEA"));
    return columns;
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace("%", ""));
  }

  private static double difference(List<double[]> rows) {
    return mean(rows, 1) - mean(rows, 0);
  }

  private static double mean(List<double[]> rows, double treated) {
    return rows.stream()
        .filter(row -> row[0] == treated)
        .mapToDouble(row -> row[row.length - 1])
        .average()
        .orElseThrow();
  }
}
