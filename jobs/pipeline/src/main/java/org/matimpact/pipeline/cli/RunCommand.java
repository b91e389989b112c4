package org.matimpact.pipeline.cli;

import java.util.concurrent.Callable;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The whole study, or its first stages. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs the evaluation: ingest, cohort, match, scan, impute, estimate.")
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SettingsOptions options;

  @Option(names = "--until", paramLabel = "STAGE", description = "Stops after a stage (a draft).")
  private String until = "";

  @Override
  public Integer call() {
    String last = Stages.names().get(Stages.names().size() - 1);
    String stop = until.isEmpty() ? last : until;
    if (!Stages.names().contains(stop)) {
      throw new ParameterException(
          spec.commandLine(),
          "--until " + stop + " is no stage; stages are " + String.join(", ", Stages.names()));
    }
    Settings settings = options.settings();
    if (stop.equals(last)) {
      Jobs.run(settings, Stages.study(), Completeness.COMPLETE);
      ReportFiles.afterRun(settings);
    } else {
      Jobs.run(settings, Stages.until(stop), Completeness.DRAFT);
    }
    return 0;
  }
}
