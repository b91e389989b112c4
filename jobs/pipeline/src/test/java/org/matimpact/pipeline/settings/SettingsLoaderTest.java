package org.matimpact.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLoaderTest {

  private static final String LEAST =
      """
      edition = "2019"
      sources { schools { contract = a, files = ["a.csv"] }, stays { contract = b, files = ["b.csv"] } }
      phases { secondary {
        schools = [schools], memberships = stays, measures = [schools], outcome_years = [2018, 2017]
        outcomes { progress_8 { definitions { "2017" = old }, pools = ["2017-2018"] } }
        covariate_sets { intake = [ { covariate = region, from = attribute } ] }
      } }
      """;

  @Test
  void defaultsFillWhatTheFileDoesNotSay() {
    Settings settings = SettingsLoader.parse(LEAST, Map.of());
    assertThat(settings.match().base().distance().caliperWidth()).isEqualTo(0.2);
    assertThat(settings.lake()).isEqualTo(new LakeSettings("lake", 800));
    PhaseSettings phase = settings.phases().get("secondary");
    assertThat(phase.keyStage()).isEqualTo("KS4");
    assertThat(phase.start()).isEqualTo("2016-09-01");
    assertThat(phase.end()).isEqualTo("2018-08-31");
    assertThat(phase.outcomes().get("progress_8").definition(2017)).isEqualTo("old");
    assertThat(phase.outcomes().get("progress_8").definition(2018)).isEqualTo("progress_8");
  }

  @Test
  void aMisspeltKeyNamesItsFileLineAndTheNearestKey(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("study.conf");
    Files.writeString(file, LEAST + "match { caliper { widht = 0.1 } }\n");
    assertThatThrownBy(() -> SettingsLoader.load(file, Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("study.conf:8: match.caliper.widht is not a setting")
        .hasMessageContaining("did you mean width?");
  }

  @Test
  void everyProblemIsReportedTogether() {
    assertThatThrownBy(
            () ->
                SettingsLoader.parse(
                    LEAST,
                    Map.of("match.caliper.width", "wide", "match.ties", "coin", "seeed", "1")))
        .isInstanceOfSatisfying(SettingsException.class, e -> assertThat(e.problems()).hasSize(3))
        .hasMessageContaining("match.caliper.width is 'wide', not a number")
        .hasMessageContaining("match.ties is 'coin'; choose one of hash, row_order")
        .hasMessageContaining("seeed is not a setting; did you mean seed?");
  }

  @Test
  void anOverrideIsPlainTextUnlessItIsAList() {
    Settings settings =
        SettingsLoader.parse(
            LEAST,
            Map.of(
                "lake", "hdfs://host:8020//a//b", "match.exact", "[region]", "match.ratio", "2"));
    assertThat(settings.lake().path()).isEqualTo("hdfs://host:8020//a//b");
    assertThat(settings.match().base().restrictions().exact()).isEqualTo(List.of("region"));
    assertThat(settings.match().base().neighbours().ratio()).isEqualTo(2);
  }

  @Test
  void lakeHistoryAndLakeMayBothBeSet() {
    Settings settings =
        SettingsLoader.parse(LEAST + "lake = \"here\"\n", Map.of("lake.history", "9"));
    assertThat(settings.lake()).isEqualTo(new LakeSettings("here", 9));
  }

  @Test
  void aSourceThatIsNotDeclaredIsNamedWithTheNearest() {
    assertThatThrownBy(() -> SettingsLoader.parse(LEAST.replace("[schools]", "[scools]"), Map.of()))
        .hasMessageContaining("names the source 'scools'")
        .hasMessageContaining("did you mean schools?");
  }

  @Test
  void trustsAreNeverTheHeadlineAndTheTargetOfCr2HasTwoNames() {
    assertThat(
            SettingsLoader.parse(LEAST, Map.of("estimate.cr2_target", "school+trust"))
                .estimate()
                .cr2Target())
        .isEqualTo(EstimateSettings.Cr2Target.SCHOOL_TRUST);
    assertThatThrownBy(
            () ->
                SettingsLoader.parse(
                    LEAST,
                    Map.of("estimate.cr2_target", "trust", "estimate.estimand_average", "[trust]")))
        .isInstanceOfSatisfying(SettingsException.class, e -> assertThat(e.problems()).hasSize(2))
        .hasMessageContaining("estimate.estimand_average begins with trust")
        .hasMessageContaining("estimate.cr2_target is 'trust'; choose one of school, school+trust");
  }

  @Test
  void furtherModelsAreNamedAndHaveTheirColumn() {
    assertThat(SettingsLoader.parse(LEAST, Map.of()).estimate().furtherModels()).isEmpty();
    assertThat(
            SettingsLoader.parse(
                    LEAST, Map.of("estimate.further_models", "[crossed_la, trust_nested]"))
                .estimate()
                .furtherModels())
        .containsExactly(
            EstimateSettings.FurtherModel.CROSSED_LA, EstimateSettings.FurtherModel.TRUST_NESTED);
    assertThatThrownBy(
            () -> SettingsLoader.parse(LEAST, Map.of("estimate.further_models", "[crossed_las]")))
        .hasMessageContaining("estimate.further_models")
        .hasMessageContaining("crossed_la, prior_slope, trust_nested");
    assertThatThrownBy(
            () ->
                SettingsLoader.parse(
                    LEAST,
                    Map.of(
                        "estimate.further_models", "[prior_slope]",
                        "estimate.prior_attainment", "[]")))
        .hasMessageContaining("estimate.prior_attainment has no column prior_attainment");
    assertThatThrownBy(() -> SettingsLoader.parse(LEAST, Map.of("estimate.imputations", "1")))
        .hasMessageContaining("estimate.imputations");
  }

  @Test
  void patternsHaveNoProducts() {
    assertThatThrownBy(
            () ->
                SettingsLoader.parse(
                    LEAST,
                    Map.of(
                        "estimate.further_models", "[logistic]",
                        "estimate.pupil_covariates",
                            "[disadvantaged, \"prior_attainment*disadvantaged\"]")))
        .hasMessageContaining("covariate patterns have no products such as")
        .hasMessageContaining("prior_attainment*disadvantaged");
    EstimateSettings powers =
        SettingsLoader.parse(
                LEAST,
                Map.of(
                    "estimate.further_models", "[logistic]",
                    "estimate.pupil_covariates", "[eal, prior_attainment, \"prior_attainment^2\"]"))
            .estimate();
    assertThat(powers.patternColumns()).containsExactly("eal", "prior_attainment");
  }

  @Test
  void checksAreNamedAndHaveEnoughReplicates() {
    assertThat(SettingsLoader.parse(LEAST, Map.of()).estimate().checks()).isEmpty();
    assertThatThrownBy(
            () ->
                SettingsLoader.parse(
                    LEAST, Map.of("estimate.checks", "[cr9]", "estimate.check_replicates", "98")))
        .hasMessageContaining("estimate.checks")
        .hasMessageContaining("cr0, cr1, cr3, two_way, cluster_bootstrap, sign_flip, abadie_imbens")
        .hasMessageContaining("estimate.check_replicates");
  }

  /** The text of the settings is part of a fingerprint: Set.copyOf would shuffle it in each JVM. */
  @Test
  void setsKeepTheOrderOfTheSettings() {
    Settings settings =
        SettingsLoader.parse(
            LEAST,
            Map.of(
                "phases.secondary.phases_of_education", "[d, c, b, a]",
                "phases.secondary.exclude_types", "[z, y, x, w]"));
    PhaseSettings phase = settings.phases().get("secondary");
    assertThat(phase.phasesOfEducation()).containsExactly("d", "c", "b", "a");
    assertThat(phase.excludeTypes()).containsExactly("z", "y", "x", "w");
  }

  @Test
  void bandsMustAscend() {
    assertThatThrownBy(
            () -> SettingsLoader.parse(LEAST, Map.of("cohort.size_bands", "[\"4-6\", \"2-5\"]")))
        .hasMessageContaining("bands must ascend and not overlap");
  }

  @Test
  void theShippedSettingsAreValid() {
    Path conf = Path.of(System.getProperty("basedir", "."), "..", "..", "conf");
    Settings settings =
        SettingsLoader.load(conf.resolve("england-open-2019.conf"), Map.of("data", "anywhere"));
    assertThat(settings.phases()).containsOnlyKeys("primary", "secondary");
  }
}
