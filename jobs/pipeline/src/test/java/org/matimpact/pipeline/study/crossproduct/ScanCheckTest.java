package org.matimpact.pipeline.study.crossproduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.settings.SettingsLoader;

/** What cannot be scanned is said before anything is read, all of it at once. */
class ScanCheckTest {

  private static final TableContract PUPILS = TableContracts.load().table("pupil_attainment");
  private static final Set<String> BOTH = Set.of("KS2", "KS4");

  @Test
  void theSettingsOfTheDemoAndTheTemplateCanBeScanned() throws IOException {
    for (String name : List.of("demo.conf", "england-npd.conf")) {
      String text = Files.readString(Path.of("../../conf").resolve(name));
      assertThat(ScanCheck.problems(SettingsLoader.parse(text, Map.of()), PUPILS, BOTH)).isEmpty();
    }
  }

  @Test
  void everyProblemIsNamedAtOnce() throws IOException {
    List<String> problems =
        problems(
            BOTH,
            Map.of(
                "phases.primary.outcomes.ks2_reading_progress.pupil_column", "reading_skore",
                "scan.subgroups", "[disadvantaged, idaci]"));

    assertThat(problems)
        .anyMatch(
            p -> p.contains("ks2_reading_progress.pupil_column") && p.contains("reading_skore"))
        .anyMatch(p -> p.contains("scan.subgroups names idaci, which is no column of 0 and 1"));
  }

  @Test
  void aBinaryOutcomeIsAColumnOfZeroAndOne() throws IOException {
    String outcome = "phases.secondary.outcomes.attainment_8_attainment.";
    assertThat(problems(BOTH, Map.of(outcome + "kind", "binary")))
        .containsExactly(
            "phases.secondary.outcomes.attainment_8_attainment is binary, but attainment_8 is no"
                + " column of 0 and 1");
    assertThat(
            problems(
                BOTH, Map.of(outcome + "kind", "binary", outcome + "pupil_column", "level2_em")))
        .isEmpty();
  }

  @Test
  void derivedColumnsNeedTheirFactorsAndTheirLowerPowers() throws IOException {
    assertThat(
            problems(
                BOTH,
                Map.of(
                    "scan.derived", "[\"prior_attainment^x\"]",
                    "estimate.prior_attainment", "[prior_attainment]")))
        .anyMatch(p -> p.contains("the power is a digit from 2 to 9"));
    assertThat(
            problems(
                BOTH,
                Map.of(
                    "scan.derived", "[\"prior_attainment^3\"]",
                    "estimate.prior_attainment", "[prior_attainment, \"prior_attainment^3\"]")))
        .anyMatch(p -> p.contains("add it to scan.derived"));
  }

  @Test
  void anOutcomeOfPupilsNeedsASourceOfThem() throws IOException {
    assertThat(problems(Set.of("KS2"), Map.of()))
        .isNotEmpty()
        .allMatch(p -> p.contains("no source holds pupils of KS4"));
  }

  private static List<String> problems(Set<String> keyStages, Map<String, String> overrides)
      throws IOException {
    String text = Files.readString(Path.of("../../conf/demo.conf"));
    return ScanCheck.problems(SettingsLoader.parse(text, overrides), PUPILS, keyStages);
  }
}
