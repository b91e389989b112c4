package org.matimpact.pipeline.notebooks;

import java.nio.file.Path;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.lake.TableRows;
import org.matimpact.pipeline.lake.TestLake;

/** A lake with a few effects: estimated, not estimable, and one that is not a headline. */
final class EffectsLake {

  private static final String RUN = "run-1";
  private static final String EDITION = "made-up";

  private EffectsLake() {}

  static void write(Path folder) {
    TestLake lake = new TestLake(folder);
    TableRows rows = lake.rows("effect_estimate");
    estimated(rows, "16+", "maintained", true, 0.13, 0.02, 0.24);
    estimated(rows, "2-3", "maintained", true, -0.05, -0.11, 0.01);
    estimated(rows, "2-3", "maintained", false, 9.75, 9.5, 10);
    effect(rows, "2-3", "standalone_academy", true)
        .put("status", "not_estimable")
        .put("reason", "0.71 of the treated kept, fewer than 0.80 & <few>");
    lake.complete(
        EDITION,
        RUN,
        lake.lake().write("effect_estimate", EDITION, TestLake.stamp(RUN), rows.list()));
  }

  private static void estimated(
      TableRows rows,
      String band,
      String comparator,
      boolean headline,
      double estimate,
      double low,
      double high) {
    effect(rows, band, comparator, headline)
        .put("status", "estimated")
        .put("estimand", "ATM")
        .put("estimate", estimate)
        .put("ci_low", low)
        .put("ci_high", high)
        .put("balance", "good");
  }

  private static RowTemplate.Builder effect(
      TableRows rows, String band, String comparator, boolean headline) {
    return rows.add()
        .put("effect_id", String.join(".", band, comparator, String.valueOf(headline)))
        .put("headline", headline)
        .put("phase", "secondary")
        .put("outcome", "progress_8")
        .put("unit", "Progress 8 points")
        .put("comparator", comparator)
        .put("size_band", band)
        .put("route", "all")
        .put("treated_schools", 40)
        .put("treated_trusts", 17)
        .put("comparison_schools", 90)
        .put("caution", "conditions on not converting; intake measured after joining");
  }
}
