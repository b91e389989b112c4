package org.matimpact.pipeline.notebooks;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.lake.TableCommit;
import org.matimpact.pipeline.lake.TableRows;
import org.matimpact.pipeline.lake.TestLake;

/**
 * A lake with a few published results: effects estimated, not estimable, suppressed, and one that
 * is not a headline.
 */
final class PublishedLake {

  private static final String RUN = "run-1";
  private static final String EDITION = "made-up";
  private static final String CONTRAST = "secondary.maintained.all";

  private PublishedLake() {}

  static void write(Path folder) {
    TestLake lake = new TestLake(folder);
    TableRows rows = lake.rows("effect_estimate");
    estimated(rows, "all", "maintained", true, 0.04, -0.03, 0.11);
    estimated(rows, "16+", "maintained", true, 0.13, 0.02, 0.24);
    estimated(rows, "2-3", "maintained", true, -0.05, -0.11, 0.01);
    estimated(rows, "2-3", "maintained", false, 9.75, 9.5, 10);
    effect(rows, "2-3", "standalone_academy", true)
        .put("status", "not_estimable")
        .put("reason", "0.71 of the treated kept, fewer than 0.80 & <few>");
    effect(rows, "7-15", "standalone_academy", true)
        .put("status", "suppressed")
        .put("reason", "few trusts");
    lake.complete(
        EDITION,
        RUN,
        Stream.of(
                rows,
                contrast(lake.rows("contrast")),
                balance(lake.rows("balance")),
                overlap(lake.rows("overlap")),
                attrition(lake.rows("cohort_attrition")),
                spread(lake.rows("variance_component")),
                trusts(lake.rows("trust_effect")),
                curve(lake.rows("effect_curve")))
            .map(table -> written(lake, table))
            .toArray(TableCommit[]::new));
  }

  private static TableCommit written(TestLake lake, TableRows rows) {
    return lake.lake()
        .write(
            LakePath.publishedName(rows.table()), EDITION, TestLake.publishing(RUN), rows.list());
  }

  private static TableRows contrast(TableRows rows) {
    rows.add()
        .put("contrast_id", CONTRAST)
        .put("phase", "secondary")
        .put("comparator", "maintained")
        .put("size_band", "all")
        .put("route", "all")
        .put("estimand", "ATM")
        .put("share_kept", 0.97)
        .put("max_abs_smd", 0.08)
        .put("balance", "good");
    return rows;
  }

  private static TableRows balance(TableRows rows) {
    rows.add()
        .put("contrast_id", CONTRAST)
        .put("covariate", "fsm6_percent")
        .put("smd_before", 0.62)
        .put("smd_after", -0.08);
    rows.add().put("contrast_id", CONTRAST).put("covariate", "region").put("smd_before", 0.3);
    return rows;
  }

  private static TableRows overlap(TableRows rows) {
    rows.add().put("contrast_id", CONTRAST).put("overlap_coefficient", 0.77);
    return rows;
  }

  private static TableRows attrition(TableRows rows) {
    for (int step = 0; step < 2; step++) {
      rows.add()
          .put("phase", "secondary")
          .put("comparator", "maintained")
          .put("covariate_set", "intake")
          .put("step", step)
          .put("mat_after", 900 - step)
          .put("comparison_after", 700 - step);
    }
    return rows;
  }

  private static TableRows spread(TableRows rows) {
    rows.add()
        .put("effect_id", "all.maintained.true")
        .put("component", "between_trusts")
        .put("sd", 0.11)
        .put("low", 0.04)
        .put("high", 0.19)
        .put("at_boundary", false);
    return rows;
  }

  private static TableRows trusts(TableRows rows) {
    for (int trust = 1; trust <= 3; trust++) {
      rows.add()
          .put("effect_id", "all.maintained.true")
          .put("trust_uid", "trust-" + trust)
          .put("schools", 20)
          .put("pupils", 3000)
          .put("effect", 0.1 * trust)
          .put("low", 0.1 * trust - 0.2)
          .put("high", 0.1 * trust + 0.2);
    }
    return rows;
  }

  private static TableRows curve(TableRows rows) {
    rows.add()
        .put("effect_id", "all.maintained.true")
        .put("variable", "log_trust_size")
        .put("point", 1)
        .put("quantity", "slope")
        .put("status", "estimated")
        .put("estimate", -0.07)
        .put("ci_low", -0.15)
        .put("ci_high", 0.01);
    return rows;
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
