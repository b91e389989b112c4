package org.matimpact.pipeline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.matimpact.pipeline.contract.TableField;
import org.matimpact.pipeline.lake.Cells;
import org.matimpact.pipeline.lake.TableResult;
import org.matimpact.pipeline.match.ComparedDesign;
import org.matimpact.pipeline.study.Contrast;
import org.matimpact.pipeline.study.DesignQuality;

/** Compared designs as rows to print: every contrast, or a line for each comparison. */
final class ComparisonTable {

  private static final List<TableField> EVERY =
      List.of(
          text("phase"),
          text("comparator"),
          text("comparator_route"),
          text("covariate_set"),
          text("size_at"),
          text("size_band"),
          text("route"),
          text("design"),
          text("status"),
          text("reason"),
          text("estimand"),
          count("treated_pool"),
          count("treated_schools"),
          number("share_kept"),
          number("treated_ess"),
          count("comparison_pool"),
          count("comparison_schools"),
          number("comparison_ess"),
          number("largest_treated_weight_share"),
          number("largest_weight_share"),
          number("max_abs_smd_before"),
          number("max_abs_smd"),
          number("expected_max_smd"),
          text("balance"),
          number("tied_share"));

  private static final List<TableField> SUMMARY =
      List.of(
          text("phase"),
          text("comparator"),
          text("comparator_route"),
          text("covariate_set"),
          text("design"),
          text("estimand"),
          number("kept"),
          number("treated_ess"),
          number("comparison_ess"),
          number("max_smd"),
          text("balance"),
          number("largest_weight"),
          number("tied"),
          text("estimable"),
          number("least_kept"),
          number("worst_smd"),
          text("reason"));

  private ComparisonTable() {}

  /** A row for each contrast and design. */
  static TableResult every(List<ComparedDesign> compared) {
    List<Cells> rows = compared.stream().map(ComparisonTable::row).toList();
    return new TableResult(EVERY, rows, rows.size());
  }

  private static Cells row(ComparedDesign design) {
    Contrast contrast = design.contrast();
    DesignQuality quality = design.quality();
    return Cells.of(
        contrast.phase(),
        contrast.comparator(),
        contrast.comparatorRoute(),
        contrast.covariateSet(),
        contrast.sizeAt(),
        contrast.sizeBand(),
        contrast.route(),
        design.design(),
        design.estimable() ? "estimable" : "not_estimable",
        design.reason(),
        quality.estimand(),
        (long) quality.treatedPool(),
        (long) quality.treatedKept(),
        quality.shareKept(),
        quality.treatedEss(),
        (long) quality.comparisonPool(),
        (long) quality.comparisonKept(),
        quality.comparisonEss(),
        quality.largestTreatedWeightShare(),
        quality.largestWeightShare(),
        finite(design.largestSmdBefore()),
        finite(design.largestSmd()),
        finite(design.expectedSmd()),
        design.balance(),
        finite(design.tiedShare()));
  }

  /**
   * A row for each comparison and design: the contrast of all treated, and over the treated groups
   * that are estimable the least kept and the worst balance; these are empty where none is.
   */
  static TableResult summary(List<ComparedDesign> compared) {
    Map<List<String>, List<ComparedDesign>> groups = new LinkedHashMap<>();
    for (ComparedDesign design : compared) {
      Contrast contrast = design.contrast();
      groups
          .computeIfAbsent(
              List.of(
                  contrast.phase(),
                  contrast.comparator(),
                  contrast.comparatorRoute(),
                  contrast.covariateSet(),
                  design.design()),
              key -> new ArrayList<>())
          .add(design);
    }
    List<Cells> rows = groups.values().stream().map(ComparisonTable::line).toList();
    return new TableResult(SUMMARY, rows, rows.size());
  }

  private static Cells line(List<ComparedDesign> groups) {
    ComparedDesign all =
        groups.stream().filter(ComparedDesign::ofAllTreated).findFirst().orElseThrow();
    List<ComparedDesign> estimable = groups.stream().filter(ComparedDesign::estimable).toList();
    long possible = groups.stream().filter(ComparedDesign::hasBothArms).count();
    Contrast contrast = all.contrast();
    return Cells.of(
        contrast.phase(),
        contrast.comparator(),
        contrast.comparatorRoute(),
        contrast.covariateSet(),
        all.design(),
        all.quality().estimand(),
        rounded(all.quality().shareKept()),
        rounded(all.quality().treatedEss()),
        rounded(all.quality().comparisonEss()),
        rounded(all.largestSmd()),
        all.balance(),
        rounded(all.quality().largestWeightShare()),
        rounded(all.tiedShare()),
        estimable.size() + " of " + possible,
        rounded(over(estimable, design -> design.quality().shareKept()).min()),
        rounded(over(estimable, ComparedDesign::largestSmd).max()),
        all.reason());
  }

  private static DoubleStream over(
      List<ComparedDesign> groups, ToDoubleFunction<ComparedDesign> figure) {
    return groups.stream().mapToDouble(figure);
  }

  private static Optional<Double> rounded(OptionalDouble value) {
    return rounded(value.orElse(Double.NaN));
  }

  private static Optional<Double> finite(double value) {
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  /** To three decimals, for reading. */
  private static Optional<Double> rounded(double value) {
    return finite(value).map(number -> Math.rint(1000 * number) / 1000);
  }

  private static TableField text(String name) {
    return field(name, TableField.Type.STRING);
  }

  private static TableField count(String name) {
    return field(name, TableField.Type.INTEGER);
  }

  private static TableField number(String name) {
    return field(name, TableField.Type.NUMBER);
  }

  private static TableField field(String name, TableField.Type type) {
    return new TableField(name, type, "", false, List.of(), TableField.Sensitivity.OPEN);
  }
}
