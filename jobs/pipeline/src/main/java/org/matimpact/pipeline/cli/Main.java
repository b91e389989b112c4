package org.matimpact.pipeline.cli;

import org.matimpact.pipeline.cli.show.ShowCommand;
import org.matimpact.pipeline.cli.show.TablesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the launcher and of spark-submit. */
@Command(
    name = "matimpact",
    mixinStandardHelpOptions = true,
    version = "matimpact 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Do schools in multi-academy trusts do better than comparable schools outside them?")
public final class Main {

  private Main() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line with every command, for the launcher and for tests. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.addSubcommand(new RunCommand());
    StageCommand.all().forEach(line::addSubcommand);
    line.addSubcommand(new MatchCommand());
    line.addSubcommand(new ReportCommand());
    line.addSubcommand(new CheckCommand());
    line.addSubcommand(new DemoCommand());
    line.addSubcommand(new SynthesiseCommand());
    RemovalCommand.all().forEach(line::addSubcommand);
    line.addSubcommand(new ShowCommand());
    line.addSubcommand(new TablesCommand());
    line.setExecutionExceptionHandler(new ExitCodes());
    return line;
  }
}
