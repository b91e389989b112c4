package org.matimpact.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.run.TinyEngland;
import picocli.CommandLine;

/** What the command refuses before it starts anything. */
class MatchCommandTest {

  @Test
  void aFormatWithoutComparisonIsAMatterOfUsage(@TempDir Path directory) throws IOException {
    Command command = match(directory, "", "--format", "csv");
    assertThat(command.exit()).isEqualTo(2);
    assertThat(command.problems())
        .contains("--format is of --compare: without it nothing is printed");
    assertThat(command.out()).isEmpty();
  }

  @Test
  void anUnknownFormatIsAMatterOfUsage(@TempDir Path directory) throws IOException {
    Command command = match(directory, "", "--compare", "--format", "parquet");
    assertThat(command.exit()).isEqualTo(2);
    assertThat(command.problems()).contains("parquet");
  }

  @Test
  void aDesignThatIsNotThereIsAMistakeInTheSettings(@TempDir Path directory) throws IOException {
    Command command = match(directory, "match.compare = [pairs, trios]", "--compare");
    assertThat(command.exit()).isEqualTo(2);
    assertThat(command.problems()).startsWith("matimpact: ").contains("trios");
  }

  @Test
  void anEditionWithoutItsCohortEndsWithOneAndSaysHowToMakeIt() {
    MatchCommand.requireCohort("2019", table -> true);
    Exception missing =
        catchException(() -> MatchCommand.requireCohort("2019", "cohort_school"::equals));
    StringWriter problems = new StringWriter();
    CommandLine line = Main.commandLine().setErr(new PrintWriter(problems, true));

    int exit = new ExitCodes().handleExecutionException(missing, line, line.getParseResult());

    assertThat(exit).isEqualTo(1);
    assertThat(problems.toString().strip())
        .isEqualTo(
            "matimpact: Edition 2019 has no school_covariate: its cohort is not made yet. Make it"
                + " with: matimpact run --until cohort");
  }

  private static Command match(Path directory, String settings, String... options)
      throws IOException {
    Path file = directory.resolve("study.conf");
    Files.writeString(file, TinyEngland.settings() + "\n" + settings);
    String[] arguments = new String[options.length + 3];
    arguments[0] = "match";
    arguments[1] = "--conf";
    arguments[2] = file.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return Command.run(arguments);
  }
}
