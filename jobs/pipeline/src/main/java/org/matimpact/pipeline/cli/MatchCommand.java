package org.matimpact.pipeline.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.spark.sql.SparkSession;
import org.matimpact.pipeline.cli.show.Converters;
import org.matimpact.pipeline.cli.show.ShowFormat;
import org.matimpact.pipeline.cli.show.ShowPrinter;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.lake.Edition;
import org.matimpact.pipeline.lake.LakeException;
import org.matimpact.pipeline.match.ComparedDesign;
import org.matimpact.pipeline.match.DesignComparison;
import org.matimpact.pipeline.run.Progress;
import org.matimpact.pipeline.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The stage match alone, or designs side by side before one is chosen. */
@Command(
    name = "match",
    mixinStandardHelpOptions = true,
    description =
        "Runs the stage match alone; read its tables with show --draft. With --compare it prints"
            + " what each design of match.compare leaves of every contrast, reads no outcome and"
            + " writes nothing.")
final class MatchCommand implements Callable<Integer> {

  /** The stage it runs. */
  static final String STAGE = "match";

  private static final String FORMAT = "--format";

  @Spec private CommandSpec spec;

  @Mixin private SettingsOptions options;

  @Option(
      names = "--compare",
      description = "Print designs side by side, of an edition that has its cohort.")
  private boolean compare;

  @Option(
      names = FORMAT,
      paramLabel = "FORMAT",
      converter = Converters.OfFormat.class,
      description =
          "With --compare: table (a line a comparison; least_kept and worst_smd are over the"
              + " treated groups that are estimable), csv or json (every contrast).")
  private ShowFormat format = ShowFormat.TABLE;

  @Override
  public Integer call() {
    if (!compare && spec.commandLine().getParseResult().hasMatchedOption(FORMAT)) {
      throw new ParameterException(
          spec.commandLine(), FORMAT + " is of --compare: without it nothing is printed");
    }
    Settings settings = options.settings();
    if (!compare) {
      Jobs.run(settings, Stages.only(STAGE), Completeness.DRAFT);
      return ExitCode.OK;
    }
    List<ComparedDesign> compared =
        Jobs.onEdition(settings, (spark, edition) -> compared(spark, edition, settings));
    ShowPrinter.print(
        format == ShowFormat.TABLE
            ? ComparisonTable.summary(compared)
            : ComparisonTable.every(compared),
        format,
        System.out);
    return ExitCode.OK;
  }

  private static List<ComparedDesign> compared(
      SparkSession spark, Edition edition, Settings settings) {
    requireCohort(edition.name(), table -> edition.entry(table).isPresent());
    Progress progress = Jobs.progress();
    return DesignComparison.of(
        spark, settings, edition::read, message -> progress.say("compare", message));
  }

  static void requireCohort(String edition, Predicate<String> has) {
    for (String table : DesignComparison.INPUTS) {
      if (!has.test(table)) {
        throw new LakeException(
            "Edition %s has no %s: its cohort is not made yet. Make it with: matimpact run --until cohort"
                .formatted(edition, table));
      }
    }
  }
}
