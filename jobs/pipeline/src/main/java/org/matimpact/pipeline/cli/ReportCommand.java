package org.matimpact.pipeline.cli;

import java.util.concurrent.Callable;
import org.matimpact.pipeline.lake.UnknownNameException;
import org.matimpact.pipeline.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The files of an edition for people without Spark. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Writes the published tables of an edition as a data package, files for explore education"
            + " statistics and a workbook, and prints their paths. Reads nothing restricted.")
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SettingsOptions options;

  @Option(
      names = "--edition",
      paramLabel = "E",
      description = "Edition to write (default: the one of the settings).")
  private String edition = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder to write, made new (default: LAKE/published/report/EDITION).")
  private String out = "";

  @Override
  public Integer call() {
    Settings settings = options.settings();
    ReportFiles files = new ReportFiles(settings, edition.isEmpty() ? settings.edition() : edition);
    try {
      files.write(out.isEmpty() ? files.usualFolder() : out).forEach(System.out::println);
      return ExitCode.OK;
    } catch (UnknownNameException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
