package org.matimpact.pipeline.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.matimpact.pipeline.cli.show.Converters;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.lake.UnknownNameException;
import org.matimpact.pipeline.run.EditionRemoval;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Takes an edition out of the published zone, or its pupils out of the lake; there is no way back.
 */
@Command(mixinStandardHelpOptions = true)
final class RemovalCommand implements Callable<Integer> {

  private static final Map<EditionRemoval, String> DESCRIPTIONS =
      Map.of(
          EditionRemoval.WITHDRAW,
          "Removes an edition from the published zone, its history too; its restricted results"
              + " stay.",
          EditionRemoval.FORGET,
          "Removes the pupils of an edition from the lake, their history too; its results stay.");

  private static final Map<EditionRemoval, String> STAYS =
      Map.of(
          EditionRemoval.WITHDRAW,
          "its restricted results stay; publish writes it again",
          EditionRemoval.FORGET,
          "its results stay; a run needs the files of pupils again");

  private final EditionRemoval removal;

  @Option(
      names = "--edition",
      required = true,
      paramLabel = "E",
      description = "The edition; it has to be named, for nothing brings it back.")
  private String edition;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      converter = Converters.OfLake.class,
      description = "The lake (default: ./lake).")
  private LakePath lake = new LakePath("./lake");

  @Spec private CommandSpec spec;

  private RemovalCommand(EditionRemoval removal) {
    this.removal = removal;
  }

  /** A command for each kind of removal. */
  static List<CommandSpec> all() {
    return Stream.of(EditionRemoval.values()).map(RemovalCommand::of).toList();
  }

  private static CommandSpec of(EditionRemoval removal) {
    CommandSpec spec =
        CommandSpec.forAnnotatedObject(new RemovalCommand(removal)).name(removal.command());
    spec.usageMessage().description(DESCRIPTIONS.get(removal));
    return spec;
  }

  @Override
  public Integer call() {
    try {
      List<String> tables = Jobs.remove(removal, lake, edition);
      System.err.println(
          "%s: edition %s is gone from %d tables (%s); %s"
              .formatted(
                  removal.command(),
                  edition,
                  tables.size(),
                  String.join(", ", tables),
                  STAYS.get(removal)));
      return CommandLine.ExitCode.OK;
    } catch (UnknownNameException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
