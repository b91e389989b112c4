package org.matimpact.pipeline.cli.show;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.lake.KernelLake;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.lake.RowCondition;
import org.matimpact.pipeline.lake.TableResult;
import org.matimpact.pipeline.lake.UnknownNameException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints rows of a table. */
@Command(name = "show", description = "Print rows of a table of the lake.")
public final class ShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TABLE", description = "Table to print; 'tables' lists them.")
  private String table;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      converter = Converters.OfLake.class,
      description = "The lake (default: ./lake).")
  private LakePath lake = new LakePath("./lake");

  @Option(names = "--edition", paramLabel = "E", description = "Only this edition; repeatable.")
  private List<String> editions = new ArrayList<>();

  @Option(
      names = "--where",
      paramLabel = "COLUMN=VALUE[,VALUE]",
      converter = Converters.OfCondition.class,
      description = "Only rows with one of these exact texts (!= for none of them); repeatable.")
  private List<RowCondition> where = new ArrayList<>();

  @Option(names = "--columns", split = ",", paramLabel = "A,B", description = "Only these columns.")
  private List<String> columns = new ArrayList<>();

  @Option(names = "--limit", paramLabel = "N", description = "Most rows (table: 50, else all).")
  private Integer limit;

  @Option(names = "--published", description = "The form that has passed disclosure control.")
  private boolean published;

  @Option(names = "--draft", description = "Drafts too, where they are newer.")
  private boolean draft;

  @Option(names = "--allow-pupils", description = "Print tables about single pupils.")
  private boolean allowPupils;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Converters.OfFormat.class,
      description = "table, csv or json (default: table).")
  private ShowFormat format = ShowFormat.TABLE;

  /**
   * Prints what a query finds.
   *
   * @return exit code 0
   * @throws UsageException if the query asks for what is not there or not allowed
   */
  public static int run(ShowQuery query, PrintStream out) {
    return run(query, TableContracts.load(), out);
  }

  static int run(ShowQuery query, TableContracts contracts, PrintStream out) {
    requireAllowed(query, contracts);
    try {
      TableResult result =
          KernelLake.open(query.lake(), contracts)
              .rows(query.tableQuery(contracts.find(query.table())));
      ShowPrinter.print(result, query.format(), out);
      return 0;
    } catch (UnknownNameException e) {
      throw new UsageException(e);
    }
  }

  @Override
  public Integer call() {
    try {
      return run(query(), System.out);
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  ShowQuery query() {
    return new ShowQuery(
        lake,
        table,
        editions,
        where,
        columns,
        limit == null ? OptionalInt.empty() : OptionalInt.of(limit),
        options(),
        format);
  }

  private Set<ShowOption> options() {
    Set<ShowOption> options = EnumSet.noneOf(ShowOption.class);
    if (published) {
      options.add(ShowOption.PUBLISHED);
    }
    if (draft) {
      options.add(ShowOption.DRAFT);
    }
    if (allowPupils) {
      options.add(ShowOption.ALLOW_PUPILS);
    }
    return options;
  }

  private static void requireAllowed(ShowQuery query, TableContracts contracts) {
    boolean pupils = contracts.find(query.table()).filter(TableContract::holdsPupils).isPresent();
    if (pupils && !query.options().contains(ShowOption.ALLOW_PUPILS)) {
      throw new UsageException(
          ("Table %s holds rows about single pupils and is not printed unasked. If you may see them,"
                  + " add --allow-pupils")
              .formatted(query.table()));
    }
  }
}
