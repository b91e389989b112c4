package org.matimpact.pipeline.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.matimpact.pipeline.contract.InputFile;
import org.matimpact.pipeline.contract.ReadScope;
import org.matimpact.pipeline.contract.SourceSet;
import org.matimpact.pipeline.ingest.Inputs;
import org.matimpact.pipeline.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Settings and files against their contracts; no Spark, nothing written. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Validates settings and files without writing.")
final class CheckCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  @Option(names = "--full", description = "Reads every row, not the first 1,000 of each file.")
  private boolean full;

  @Override
  public Integer call() {
    Settings settings = options.settings();
    SourceSet sources = full ? Inputs.read(settings, ReadScope.FULL) : Inputs.check(settings);
    for (InputFile file : sources.files()) {
      System.out.println(
          String.format(
              Locale.ROOT,
              "%-28s %8d read %8d kept %6d rejected %8d not applicable  %s",
              file.source(),
              file.rowsRead(),
              file.rowsKept(),
              file.rowsRejected(),
              file.rowsNotApplicable(),
              file.file()));
    }
    System.out.println(
        "settings and "
            + sources.files().size()
            + " files are good"
            + (full ? "" : " (first rows only; --full reads all)"));
    return 0;
  }
}
