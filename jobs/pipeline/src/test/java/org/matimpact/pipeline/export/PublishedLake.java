package org.matimpact.pipeline.export;

import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.fs.FileUtil;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.lake.EditionTables;
import org.matimpact.pipeline.lake.EditionTables.Zone;
import org.matimpact.pipeline.lake.KernelLake;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.lake.TableCommit;
import org.matimpact.pipeline.lake.TableRows;
import org.matimpact.pipeline.lake.TestLake;

/**
 * A lake with published tables: effects that are estimated, suppressed and not estimable, results
 * by size band, and the balance of a contrast that is not published itself.
 */
public final class PublishedLake {

  public static final String EDITION = "2019-open";
  public static final List<String> SOURCES = List.of("Groups, GIAS", "Establishments, GIAS");

  private static final String RUN = "run-1";

  private PublishedLake() {}

  /** Where it lies; written once for all tests, which read it only. */
  public static Path folder() {
    return Written.FOLDER;
  }

  /** Reads what it has published. */
  public static Publication read() {
    TableContracts contracts = TableContracts.load();
    KernelLake lake = KernelLake.open(new LakePath(folder().toString()), contracts);
    EditionTables tables = new EditionTables(lake, EDITION, Zone.PUBLISHED, Completeness.COMPLETE);
    return Publication.read(tables, contracts, SOURCES);
  }

  private static final class Written {

    static final Path FOLDER = Path.of("target/published-lake").toAbsolutePath();

    static {
      FileUtil.fullyDelete(FOLDER.toFile());
      write(FOLDER);
    }
  }

  private static void write(Path folder) {
    TestLake lake = new TestLake(folder);
    lake.complete(
        EDITION,
        RUN,
        commit(lake, "contrast", contrasts(lake)),
        commit(lake, "effect_estimate", effects(lake)),
        commit(lake, "band_result", bands(lake)),
        commit(lake, "balance", balance(lake)),
        commit(lake, "overlap", lake.rows("overlap")));
  }

  private static TableCommit commit(TestLake lake, String table, TableRows rows) {
    return lake.lake()
        .write(LakePath.publishedName(table), EDITION, TestLake.publishing(RUN), rows.list());
  }

  private static TableRows contrasts(TestLake lake) {
    TableRows rows = lake.rows("contrast");
    rows.add().put("contrast_id", "c").put("phase", "secondary");
    return rows;
  }

  private static TableRows effects(TestLake lake) {
    TableRows rows = lake.rows("effect_estimate");
    effect(rows, "all", true)
        .put("status", "estimated")
        .put("reason", "")
        .put("estimate", 1.25e-4)
        .put("ci_low", -0.1)
        .put("ci_high", 0.10025)
        .put("share_kept", 0.965)
        .put("treated_trusts", 17)
        .put("treated_schools", 40)
        .put("caution", "few trusts, \"16+\"");
    effect(rows, "16+", true).put("status", "suppressed").put("reason", "fewer than 3 trusts");
    effect(rows, "2-3", true)
        .put("status", "not_estimable")
        .put("reason", "no match")
        .put("treated_trusts", 4);
    effect(rows, "2-3", false).put("status", "estimated").put("estimate", 9.75);
    return rows;
  }

  private static RowTemplate.Builder effect(TableRows rows, String band, boolean headline) {
    return rows.add()
        .put("effect_id", band + "." + headline)
        .put("contrast_id", "c")
        .put("headline", headline)
        .put("phase", "secondary")
        .put("outcome", "progress_8")
        .put("outcome_years", "2017-2019")
        .put("unit", "Progress 8 points")
        .put("comparator", "maintained")
        .put("size_band", band)
        .put("route", "all");
  }

  private static TableRows bands(TestLake lake) {
    TableRows rows = lake.rows("band_result");
    band(rows, "maintained", "all").put("schools", 90).put("trusts", 0).put("raw_mean", 0.5);
    band(rows, "mat", "16+").put("suppressed", "fewer than 3 trusts");
    return rows;
  }

  private static RowTemplate.Builder band(TableRows rows, String arm, String band) {
    return rows.add()
        .put("phase", "secondary")
        .put("outcome", "progress_8")
        .put("arm", arm)
        .put("size_band", band)
        .put("outcome_years", "2019")
        .put("unit", "Progress 8 points");
  }

  private static TableRows balance(TestLake lake) {
    TableRows rows = lake.rows("balance");
    rows.add().put("contrast_id", "held back").put("covariate", "fsm6_percent");
    return rows;
  }
}
