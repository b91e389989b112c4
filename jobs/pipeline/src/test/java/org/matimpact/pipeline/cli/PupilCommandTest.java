package org.matimpact.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.ingest.TinyPupils;

/** Pupils at the command line before Spark is there: settings, keys, samples and whole files. */
class PupilCommandTest {

  private static final String ROW =
      "MARKER77,2016/2017,2024001,%d,,34,1,1,F,3,0,27.5,46.25,-0.1234,310.5,1";

  @TempDir private Path folder;

  private TinyPupils pupils;

  @BeforeEach
  void files() {
    pupils =
        new TinyPupils(folder)
            .file(
                "npd-ks4",
                "KS4_PUPIL_2017.csv",
                TinyPupils.KS4_HEADER,
                List.of(ROW.formatted(100001), ROW.formatted(100002)));
  }

  @Test
  void goodFilesAreGood() throws IOException {
    Command sample = command("check");
    Command full = command("check", "--full");

    assertThat(sample.exit()).as(sample.problems()).isZero();
    assertThat(full.exit()).as(full.problems()).isZero();
    assertThat(full.out()).containsPattern("npd-ks4 +2 read +2 kept +0 rejected");
  }

  @Test
  void pupilsWithoutAnyKeyAreAProblemOfTheSettings() throws IOException {
    Command check = command("check", "-D", "ingest.pupil_key_file=");

    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.problems())
        .contains("ingest.pupil_key_file and ingest.pupil_key_env are both empty", "npd-ks4");
  }

  @Test
  void twoPlacesForOneKeyAreAProblemOfTheSettings() throws IOException {
    Command check = command("check", "-D", "ingest.pupil_key_env=KEY");

    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.problems()).contains("is set beside pupil_key_file");
  }

  @Test
  void aMissingKeyIsReportedWithEveryProblemOfEveryFile() throws IOException {
    pupils
        .named("npd-ks2", "absent.csv")
        .file(
            "npd-ks4",
            "KS4_PUPIL_2016.csv",
            TinyPupils.KS4_HEADER.replace("_PTQ_EE", "_PTQ"),
            List.of(ROW.formatted(100001).replace("2016/2017", "2015/2016")));

    Command run = command("run", "-D", "ingest.pupil_key_file=no.key");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.problems())
        .contains("3 problems in 3 input files")
        .containsPattern("no.key: is not there")
        .containsPattern("absent.csv: is not there")
        .containsPattern("KS4_PUPIL_2016.csv:2 \\[KS4_VAP2TAAPS_PTQ\\]: every one of 1 rows")
        .contains("rows of 2016 have 'KS4_VAP2TAAPS_PTQ_EE'")
        .doesNotContain("MARKER77");
    assertThat(folder.resolve("lake")).doesNotExist();
  }

  @Test
  void aShortKeyOrAnUnsetVariableIsNoKey() throws IOException {
    Files.writeString(folder.resolve("short.key"), "SECRET7SECRET7\n");

    Command file = command("check", "-D", "ingest.pupil_key_file=short.key");
    Command variable =
        command(
            "check", "-D", "ingest.pupil_key_file=", "-D", "ingest.pupil_key_env=MATIMPACT_UNSET");

    assertThat(file.exit()).isEqualTo(3);
    assertThat(file.problems())
        .contains("holds a pupil key of 14 bytes, less than 32")
        .doesNotContain("SECRET7");
    assertThat(variable.exit()).isEqualTo(3);
    assertThat(variable.problems())
        .contains("environment variable MATIMPACT_UNSET: is not set, and ingest.pupil_key_env");
  }

  @Test
  void aSchoolThatTheRegisterLacksIsCountedOverTheWholeFile() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(ROW.formatted(i == 0 ? 999999 : 100001));
    }
    pupils.file("npd-ks4", "KS4_PUPIL_2018.csv", TinyPupils.KS4_HEADER, rows);

    Command full = command("check", "--full");
    Command strict = command("check", "--full", "-D", "ingest.max_rejected_share=0");

    assertThat(full.out()).containsPattern("npd-ks4 +200 read +199 kept +1 rejected");
    assertThat(strict.exit()).isEqualTo(3);
    assertThat(strict.problems())
        .contains("KS4_PUPIL_2018.csv:2 [KS4_URN_AC/KS4_URN]", "the school is not in the register")
        .doesNotContain("999999");
  }

  private Command command(String name, String... options) throws IOException {
    Path conf = Files.writeString(folder.resolve("pupils.conf"), pupils.hocon());
    List<String> arguments =
        new ArrayList<>(List.of(name, "-c", conf.toString(), "-D", "data=" + folder));
    arguments.addAll(List.of("--lake", folder.resolve("lake").toString()));
    arguments.addAll(List.of(options));
    return Command.run(arguments.toArray(String[]::new));
  }
}
