package org.matimpact.pipeline.report.section;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matimpact.pipeline.lake.EditionTable.Line;
import org.matimpact.pipeline.report.chart.LovePlot;
import org.matimpact.pipeline.report.chart.RangeChart;
import org.matimpact.pipeline.report.table.Columns;
import org.matimpact.pipeline.report.table.Table;
import org.matimpact.pipeline.report.words.Covariates;
import org.matimpact.pipeline.report.words.Labels;
import org.matimpact.pipeline.report.words.Numbers;

/**
 * Are the two groups of schools alike, and did they overlap before?
 *
 * @param verdicts balance of each headline contrast
 * @param plots a love plot for each contrast that has one
 * @param overlaps a chart for each phase and comparison
 */
public record Balance(
    Table verdicts, List<Figure> plots, List<Figure> overlaps, Table overlap, List<String> gaps) {

  private static final String COVARIATE = "covariate";

  static Balance of(Results results, Contrasts contrasts) {
    Map<String, List<Line>> covariates =
        results.rows("balance").stream()
            .collect(Collectors.groupingBy(line -> line.text("contrast_id")));
    Map<String, Line> scores =
        results.rows("overlap").stream()
            .collect(Collectors.toMap(line -> line.text("contrast_id"), line -> line));
    return new Balance(
        verdicts(contrasts),
        contrasts.lines().stream()
            .filter(line -> covariates.containsKey(line.text("contrast_id")))
            .map(line -> love(line, covariates.get(line.text("contrast_id"))))
            .toList(),
        overlaps(contrasts, scores),
        overlap(contrasts, scores),
        results.gaps("balance", "overlap"));
  }

  private static Table verdicts(Contrasts contrasts) {
    return contrasts
        .columns()
        .choice("Balance", line -> Labels.name(line.text("balance")))
        .number("Largest difference before", 2, line -> line.number("max_abs_smd_before"))
        .number("after", 2, line -> line.number("max_abs_smd"))
        .number("expected by chance", 2, line -> line.number("expected_max_smd"))
        .text("Columns that separate the arms", line -> line.text("separated"))
        .over("verdicts", "Balance after matching: one row is one contrast", contrasts.lines());
  }

  private static Figure love(Line contrast, List<Line> covariates) {
    String id = Forests.id("love", contrast.text("contrast_id"));
    String title = Contrasts.name(contrast);
    String caption = verdict(contrast);
    Map<String, String> names =
        Covariates.names(covariates.stream().map(line -> line.text(COVARIATE)).toList());
    String svg =
        new LovePlot(covariates.stream().map(line -> row(line, names)).toList())
            .svg(id, title, caption);
    return new Figure(id, title, caption, svg, table(id + "-table", title, covariates));
  }

  private static String verdict(Line contrast) {
    OptionalDouble after = contrast.number("max_abs_smd");
    if (after.isEmpty()) {
      return "No balance after matching was published.";
    }
    return ("Largest difference %s SD before matching, %s after;"
            + " under random assignment of as many schools %s is expected. Verdict: %s.")
        .formatted(
            Numbers.plain(contrast.number("max_abs_smd_before"), 2),
            Numbers.plain(after, 2),
            Numbers.plain(contrast.number("expected_max_smd"), 2),
            contrast.text("balance"));
  }

  private static LovePlot.Row row(Line line, Map<String, String> names) {
    return new LovePlot.Row(
        names.get(line.text(COVARIATE)), line.number("smd_before"), line.number("smd_after"));
  }

  private static Table table(String id, String title, List<Line> covariates) {
    return new Columns<Line>()
        .text("Covariate", line -> line.text(COVARIATE))
        .text("Measured", line -> line.text("timing"))
        .number("Treated mean after", 2, line -> line.number("treated_mean_after"))
        .number("Comparison mean after", 2, line -> line.number("comparison_mean_after"))
        .difference("Difference before (SD)", 2, line -> line.number("smd_before"))
        .difference("Difference after (SD)", 2, line -> line.number("smd_after"))
        .number("Variance ratio after", 2, line -> line.number("variance_ratio_after"))
        .number("Largest eCDF difference", 2, line -> line.number("ecdf_max_after"))
        .over(id, title + ": one row is one covariate", covariates);
  }

  private static List<Figure> overlaps(Contrasts contrasts, Map<String, Line> scores) {
    Map<String, List<Line>> groups =
        contrasts.lines().stream()
            .filter(line -> line.text("route").equals(Labels.ALL))
            .filter(line -> scores.containsKey(line.text("contrast_id")))
            .collect(
                Collectors.groupingBy(
                    line -> line.text("phase") + "." + line.text("comparator"),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return groups.values().stream().map(group -> ranges(group, scores)).toList();
  }

  private static Figure ranges(List<Line> group, Map<String, Line> scores) {
    Line first = group.get(0);
    String id = Forests.id("overlap", first.text("phase"), first.text("comparator"));
    String title =
        "%s, against %s: overlap of the scores"
            .formatted(
                Labels.name(first.text("phase")), Labels.comparator(first.text("comparator")));
    String caption = "Where the propensity scores of the two groups lie, by size of trust.";
    RangeChart chart =
        new RangeChart(
            "propensity score, as the design uses it",
            group.stream().flatMap(line -> range(line, scores)).toList());
    Table table = overlap(new Contrasts(group), scores, id + "-table");
    return new Figure(id, title, caption, chart.svg(id, title, caption), table);
  }

  private static Stream<RangeChart.Row> range(Line contrast, Map<String, Line> scores) {
    Line score = scores.get(contrast.text("contrast_id"));
    Optional<RangeChart.Range> treated = range(score, "treated");
    Optional<RangeChart.Range> comparison = range(score, "comparison");
    return treated.isPresent() && comparison.isPresent()
        ? Stream.of(
            new RangeChart.Row(
                Labels.band(contrast.text("size_band")),
                treated.orElseThrow(),
                comparison.orElseThrow()))
        : Stream.empty();
  }

  private static Optional<RangeChart.Range> range(Line score, String arm) {
    OptionalDouble low = score.number(arm + "_min");
    OptionalDouble high = score.number(arm + "_max");
    return low.isPresent() && high.isPresent()
        ? Optional.of(new RangeChart.Range(low.getAsDouble(), high.getAsDouble()))
        : Optional.empty();
  }

  private static Table overlap(Contrasts contrasts, Map<String, Line> scores) {
    return overlap(contrasts, scores, "overlap");
  }

  private static Table overlap(Contrasts contrasts, Map<String, Line> scores, String id) {
    List<Line> scored =
        contrasts.lines().stream()
            .filter(line -> scores.containsKey(line.text("contrast_id")))
            .toList();
    return contrasts
        .columns()
        .share("Treated outside", line -> score(scores, line).number("treated_outside"))
        .share("Comparison outside", line -> score(scores, line).number("comparison_outside"))
        .number("Overlap, 0 to 1", 2, line -> score(scores, line).number("overlap_coefficient"))
        .over(id, "Overlap of the scores: one row is one contrast", scored);
  }

  private static Line score(Map<String, Line> scores, Line contrast) {
    return scores.get(contrast.text("contrast_id"));
  }
}
