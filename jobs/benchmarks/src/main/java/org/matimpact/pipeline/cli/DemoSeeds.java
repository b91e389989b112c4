package org.matimpact.pipeline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.contract.TableField;
import org.matimpact.pipeline.lake.Cells;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.lake.KernelLake;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.lake.RowCondition;
import org.matimpact.pipeline.lake.TableQuery;
import org.matimpact.pipeline.lake.TableResult;

/**
 * How often the demo's intervals hold what was planted, over many made-up Englands: rows with at
 * least ten treated trusts, and those with fewer, which must carry a caution. Arguments: directory,
 * scale, first seed, number of seeds.
 */
public final class DemoSeeds {

  private static final int FEW = 10;

  private int rows;
  private int inside;
  private int fewRows;
  private int fewInside;
  private int fewUncautioned;

  private DemoSeeds() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    long first = Long.parseLong(arguments[2]);
    DemoSeeds seeds = new DemoSeeds();
    for (long seed = first; seed < first + Long.parseLong(arguments[3]); seed++) {
      Path out = directory.resolve("seed-" + seed);
      long began = System.nanoTime();
      int status =
          Main.commandLine()
              .execute(
                  "demo", "--out", out.toString(), "--scale", arguments[1], "--seed", "" + seed);
      if (status != 0) {
        throw new IllegalStateException("seed " + seed + " ended with " + status);
      }
      seeds.count(out);
      System.out.printf(
          Locale.ROOT,
          "after seed %d (%.0f s): %d of %d inside with %d or more trusts (%.1f %%);"
              + " fewer: %d of %d, %d without caution%n",
          seed,
          (System.nanoTime() - began) / 1e9,
          seeds.inside,
          seeds.rows,
          FEW,
          100.0 * seeds.inside / seeds.rows,
          seeds.fewInside,
          seeds.fewRows,
          seeds.fewUncautioned);
    }
  }

  private void count(Path out) throws IOException {
    Map<String, Cells> effects = new HashMap<>();
    TableResult headline =
        KernelLake.open(new LakePath(out.resolve("lake").toString()), TableContracts.load())
            .rows(
                new TableQuery(
                    "effect_estimate",
                    List.of(),
                    List.of(
                        new RowCondition("headline", RowCondition.Relation.AMONG, Set.of("true"))),
                    List.of(),
                    OptionalInt.empty(),
                    Completeness.COMPLETE));
    List<String> names = headline.columns().stream().map(TableField::name).toList();
    headline.rows().forEach(row -> effects.put(row.text(names.indexOf("effect_id")), row));
    List<String> lines = Files.readAllLines(out.resolve("effects_beside_truth.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Cells row = effects.get(cells[0]);
      boolean holds = Boolean.parseBoolean(cells[5]);
      if ((Long) row.at(names.indexOf("treated_trusts")).orElseThrow() >= FEW) {
        rows++;
        inside += holds ? 1 : 0;
      } else {
        fewRows++;
        fewInside += holds ? 1 : 0;
        fewUncautioned += row.text(names.indexOf("caution")).contains("trusts") ? 0 : 1;
      }
    }
  }
}
