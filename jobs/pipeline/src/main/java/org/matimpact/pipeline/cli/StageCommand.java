package org.matimpact.pipeline.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.matimpact.pipeline.lake.Completeness;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** One stage alone, on the tables that the stages before it have left: a draft of the edition. */
@Command(mixinStandardHelpOptions = true)
final class StageCommand implements Callable<Integer> {

  private final String stage;

  @Mixin private SettingsOptions options;

  private StageCommand(String stage) {
    this.stage = stage;
  }

  /** A command for each stage but match, which has one that can do more. */
  static List<CommandSpec> all() {
    return Stages.names().stream()
        .filter(stage -> !stage.equals(MatchCommand.STAGE))
        .map(StageCommand::of)
        .toList();
  }

  private static CommandSpec of(String stage) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new StageCommand(stage)).name(stage);
    spec.usageMessage()
        .description(
            "Runs the stage %s alone; read its tables with show %s."
                .formatted(stage, stage.equals("publish") ? "--published" : "--draft"));
    return spec;
  }

  @Override
  public Integer call() {
    Jobs.run(options.settings(), Stages.only(stage), Completeness.DRAFT);
    return CommandLine.ExitCode.OK;
  }
}
