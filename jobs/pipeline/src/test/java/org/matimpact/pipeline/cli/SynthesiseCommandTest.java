package org.matimpact.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options of the command reach what is drawn; the rest is tested with the draw. */
class SynthesiseCommandTest {

  @Test
  void nullAndHiddenConfounderAreInTheTruth(@TempDir Path directory) throws IOException {
    Command command =
        synthesise(directory, "--scale", ".01", "--null", "--hidden-confounder", ".1");
    assertThat(command.exit()).isZero();
    JsonNode truth = new ObjectMapper().readTree(directory.resolve("truth.json").toFile());
    assertThat(truth.get("hidden_confounder").asDouble()).isEqualTo(.1);
    assertThat(truth.get("planted_sd")).isNotEmpty();
    assertThat(truth.get("planted_sd")).allMatch(row -> row.get("effect").asDouble() == 0);
    assertThat(directory.resolve("KS2_PUPIL_2019.csv")).isNotEmptyFile();
  }

  @Test
  void aNumberThatCannotBeIsAMatterOfUsage(@TempDir Path directory) throws IOException {
    Command scale = synthesise(directory, "--scale", "0");
    assertThat(scale.exit()).isEqualTo(2);
    assertThat(scale.problems()).contains("Invalid scale: 0.0 (must be over 0 and at most 10");
    Command confounder = synthesise(directory, "--hidden-confounder", "2");
    assertThat(confounder.exit()).isEqualTo(2);
    assertThat(confounder.problems()).contains("Invalid hidden confounder: 2.0");
    try (var files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  private static Command synthesise(Path directory, String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "synthesise";
    arguments[1] = "--out";
    arguments[2] = directory.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return Command.run(arguments);
  }
}
