package org.matimpact.pipeline.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The truth that is read is the truth that was drawn. */
class TruthTest {
  private static final SyntheticSettings SETTINGS = SyntheticSettings.of(.05, 4);

  @TempDir private static Path directory;

  private static JsonNode json;
  private static Truth truth;
  private static List<TreatedSchool> treated;

  @BeforeAll
  static void write() throws IOException {
    MadeUpEngland.write(directory, SETTINGS);
    json = new ObjectMapper().readTree(directory.resolve("truth.json").toFile());
    truth = Truth.read(directory.resolve("truth.json"));
    England england = new EnglandMaker(SETTINGS).make();
    treated =
        england.schools().stream()
            .flatMap(school -> TreatedSchool.of(school, england).stream())
            .toList();
  }

  /** Rows over bands and routes are means over schools; the rows of the file were made apart. */
  @Test
  void everyRowOfTheFileFollowsFromItsSchools() {
    int rows = 0;
    for (JsonNode row : json.get("effects")) {
      String outcome = row.get("outcome").asText();
      if (!row.get("unit").asText().startsWith("SD")) {
        continue;
      }
      Map<Integer, Double> schools =
          truth.treatedSchools(
              row.get("phase").asText(), row.get("size_band").asText(), row.get("route").asText());
      assertThat(schools).hasSize(row.get("treated_schools").asInt());
      assertThat(truth.planted(outcome, schools).orElseThrow())
          .isCloseTo(row.get("effect").asDouble(), within(1e-12));
      assertThat(truth.realised(outcome, schools).orElseThrow())
          .isCloseTo(row.get("realised").asDouble(), within(1e-12));
      rows++;
    }
    assertThat(rows).isGreaterThan(40);
  }

  @Test
  void weightsChooseTheMatchedSchools() {
    List<TreatedSchool> two =
        treated.stream().filter(t -> t.school().site().phase() == Phase.PRIMARY).limit(2).toList();
    Map<Integer, Double> weights =
        Map.of(two.get(0).school().urn(), 3.0, two.get(1).school().urn(), 1.0, 999_999, 5.0);
    assertThat(truth.realised("maths_score", weights).orElseThrow())
        .isCloseTo(.75 * effect(two.get(0)) + .25 * effect(two.get(1)), within(1e-12));
    assertThat(truth.unknown(weights.keySet())).isEqualTo(Set.of(999_999));
    assertThat(truth.realised("attainment_8", weights)).isEmpty();
  }

  @Test
  void oneTrustIsAskedByName() {
    TreatedSchool one = treated.get(0);
    double effect =
        truth
            .trustEffect(
                one.trust().uid(),
                "primary",
                one.band().label(),
                one.route().label(),
                "maths_score")
            .orElseThrow();
    assertThat(effect).isCloseTo(effect(one), within(1e-12));
    assertThat(truth.trustEffect(7, "primary", "2-3", "converter", "maths_score")).isEmpty();
  }

  @Test
  void whatWasPlantedIsWhatTheSettingsSay() {
    assertThat(json.get("planted_sd")).hasSize(3 * 4 * 3);
    for (JsonNode row : json.get("planted_sd")) {
      assertThat(row.get("effect").asDouble()).isBetween(-.10, .15);
    }
    assertThat(truth.planted("secondary", "16+", "sponsored", "attainment_8").orElseThrow())
        .isCloseTo(-.10, within(1e-12));
    assertThat(truth.planted("primary", "4-6", "converter", "reading_score").orElseThrow())
        .isCloseTo(.08, within(1e-12));
  }

  private static double effect(TreatedSchool school) {
    return school.planted().get(PupilMeasure.MATHS_SCORE)
        + school.deviation().get(PupilMeasure.MATHS_SCORE);
  }
}
