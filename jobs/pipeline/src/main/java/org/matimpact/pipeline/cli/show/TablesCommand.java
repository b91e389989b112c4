package org.matimpact.pipeline.cli.show;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.lake.KernelLake;
import org.matimpact.pipeline.lake.LakePath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the tables of a lake: of each edition the last complete one, and a draft if newer. */
@Command(name = "tables", description = "List the tables of the lake.")
public final class TablesCommand implements Callable<Integer> {

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      converter = Converters.OfLake.class,
      description = "The lake (default: ./lake).")
  private LakePath lake = new LakePath("./lake");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Converters.OfFormat.class,
      description = "table, csv or json (default: table).")
  private ShowFormat format = ShowFormat.TABLE;

  /**
   * Prints edition, table, rows, run_id and complete of every table.
   *
   * @return exit code 0
   */
  public static int run(LakePath lake, ShowFormat format, PrintStream out) {
    KernelLake open = KernelLake.open(lake, TableContracts.load());
    ShowPrinter.print(TableList.of(open), format, out);
    return 0;
  }

  @Override
  public Integer call() {
    return run(lake, format, System.out);
  }
}
