package org.matimpact.pipeline.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.lake.EditionTables;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.lake.TableCommit;
import org.matimpact.pipeline.lake.TableRows;
import org.matimpact.pipeline.lake.TestLake;

/**
 * A lake with the tables of a report: primary schools against two groups; one outcome; bands that
 * are higher, unclear, suppressed and not estimable. Tables of sensitivity are not there, and that
 * of trusts' results is empty.
 */
final class ReportLake {

  static final String EDITION = "made-up";

  private static final String RUN = "run-1";

  private final TestLake lake;
  private final List<TableCommit> commits = new ArrayList<>();

  private ReportLake(Path folder) {
    lake = new TestLake(folder);
  }

  /** Tables of an edition that has all but sensitivity. */
  static EditionTables whole(Path folder) {
    ReportLake lake = new ReportLake(folder);
    lake.effects();
    lake.curve();
    lake.contrasts();
    lake.attrition();
    lake.trusts();
    lake.write(lake.lake.rows("trust_result"), "trust_result");
    return lake.tables();
  }

  /** Tables of an edition that has nothing of what a report shows. */
  static EditionTables bare(Path folder) {
    ReportLake lake = new ReportLake(folder);
    TableRows trusts = lake.lake.rows("trust");
    trusts.add().put("source", "gias").put("trust_uid", "1");
    lake.write(trusts, "trust");
    return lake.tables();
  }

  private EditionTables tables() {
    lake.complete(EDITION, RUN, commits.toArray(TableCommit[]::new));
    return new EditionTables(
        lake.kernel(), EDITION, EditionTables.Zone.RESTRICTED, Completeness.COMPLETE);
  }

  private void write(TableRows rows, String table) {
    commits.add(lake.lake().write(table, EDITION, TestLake.stamp(RUN), rows.list()));
  }

  private void effects() {
    TableRows rows = lake.rows("effect_estimate");
    estimated(effect(rows, "maintained", "all", "school"), 0.09, 0.01, 0.18).put("p_maxt", 0.04);
    estimated(effect(rows, "maintained", "2-3", "school"), 0.08, -0.17, 0.32);
    effect(rows, "maintained", "16+", "school")
        .put("status", "suppressed")
        .put("reason", "fewer than 3 trusts");
    effect(rows, "standalone_academy", "all", "school")
        .put("status", "not_estimable")
        .put("reason", "0.24 of the treated kept, fewer than 0.80 & <few>");
    estimated(effect(rows, "maintained", "all", "trust").put("headline", false), 0.1, 0.02, 0.18);
    write(rows, "effect_estimate");
  }

  private static RowTemplate.Builder effect(
      TableRows rows, String comparator, String band, String average) {
    return rows.add()
        .put("effect_id", id(comparator, band, average))
        .put("contrast_id", contrast(comparator, band))
        .put("headline", true)
        .put("phase", "primary")
        .put("outcome", "ks2_reading_progress")
        .put("outcome_kind", "progress")
        .put("outcome_years", "2017-2019")
        .put("unit", "pupil SD")
        .put("comparator", comparator)
        .put("size_band", band)
        .put("route", "all")
        .put("subgroup", "all")
        .put("covariate_set", "baseline")
        .put("estimand_average", average)
        .put("family", "confirmatory progress")
        .put("caution", "conditions on not converting; <b>made up</b>")
        .put("provenance", "estimate 0123");
  }

  private static RowTemplate.Builder estimated(
      RowTemplate.Builder row, double estimate, double low, double high) {
    return row.put("status", "estimated")
        .put("estimate", estimate)
        .put("ci_low", low)
        .put("ci_high", high)
        .put("df", 20.5)
        .put("p_value", 0.03)
        .put("treated_trusts", 37)
        .put("treated_schools", 103);
  }

  private static String id(String comparator, String band, String average) {
    return String.join(".", contrast(comparator, band), average);
  }

  private static String contrast(String comparator, String band) {
    return "primary." + comparator + "." + band;
  }

  private void curve() {
    TableRows rows = lake.rows("effect_curve");
    figure(rows, 1, "slope").put("estimate", -0.1).put("ci_low", -0.18).put("ci_high", -0.02);
    figure(rows, 2, "at")
        .put("value", 2.0)
        .put("estimate", 0.2)
        .put("ci_low", 0.0)
        .put("ci_high", 0.4);
    figure(rows, 3, "at")
        .put("value", 20.0)
        .put("estimate", 0.0)
        .put("ci_low", -0.2)
        .put("ci_high", 0.2);
    write(rows, "effect_curve");
  }

  private static RowTemplate.Builder figure(TableRows rows, int point, String quantity) {
    return rows.add()
        .put("effect_id", id("maintained", "all", "school"))
        .put("variable", "log_trust_size")
        .put("point", point)
        .put("quantity", quantity)
        .put("status", "estimated")
        .put("df", 8.0);
  }

  private void contrasts() {
    TableRows contrasts = lake.rows("contrast");
    contrasts
        .add()
        .put("contrast_id", contrast("maintained", "all"))
        .put("phase", "primary")
        .put("comparator", "maintained")
        .put("size_band", "all")
        .put("route", "all")
        .put("status", "estimable")
        .put("max_abs_smd_before", 0.45)
        .put("max_abs_smd", 0.14)
        .put("expected_max_smd", 0.29)
        .put("balance", "adjusted");
    write(contrasts, "contrast");
    TableRows balance = lake.rows("balance");
    covariate(balance, "ofstedgood", 0.45, 0.14);
    covariate(balance, "ofstedoutstanding", -0.2, 0.05);
    write(balance, "balance");
    TableRows overlap = lake.rows("overlap");
    overlap
        .add()
        .put("contrast_id", contrast("maintained", "all"))
        .put("treated_min", -3.0)
        .put("treated_max", 0.7)
        .put("comparison_min", -4.0)
        .put("comparison_max", 0.5);
    write(overlap, "overlap");
  }

  private static void covariate(TableRows rows, String name, double before, double after) {
    rows.add()
        .put("contrast_id", contrast("maintained", "all"))
        .put("covariate", name)
        .put("smd_before", before)
        .put("smd_after", after);
  }

  private void attrition() {
    TableRows steps = lake.rows("cohort_attrition");
    for (int step = 1; step <= 12; step++) {
      steps
          .add()
          .put("phase", "primary")
          .put("comparator", "maintained")
          .put("covariate_set", "baseline")
          .put("step", step)
          .put("reason", "reason " + step)
          .put("schools_before", 1012 - step)
          .put("schools_dropped", 1)
          .put("schools_after", 1011 - step);
    }
    write(steps, "cohort_attrition");
  }

  private void trusts() {
    TableRows components = lake.rows("variance_component");
    components
        .add()
        .put("effect_id", id("maintained", "all", "trust"))
        .put("component", "between_trusts")
        .put("sd", 0.1)
        .put("at_boundary", false);
    write(components, "variance_component");
    TableRows effects = lake.rows("trust_effect");
    for (int trust = 1; trust <= 3; trust++) {
      effects
          .add()
          .put("effect_id", id("maintained", "all", "trust"))
          .put("trust_uid", "trust-" + trust)
          .put("schools", 3)
          .put("pupils", 300)
          .put("raw_effect", 0.1 * trust)
          .put("reliability", 0.5)
          .put("effect", 0.05 * trust)
          .put("low", -0.1)
          .put("high", 0.3);
    }
    write(effects, "trust_effect");
  }
}
