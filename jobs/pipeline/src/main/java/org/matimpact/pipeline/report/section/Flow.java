package org.matimpact.pipeline.report.section;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.matimpact.pipeline.lake.EditionTable.Line;
import org.matimpact.pipeline.report.chart.AttritionChart;
import org.matimpact.pipeline.report.table.Columns;
import org.matimpact.pipeline.report.table.Table;
import org.matimpact.pipeline.report.words.Labels;
import org.matimpact.pipeline.report.words.Numbers;

/**
 * From all schools to those analysed, and from all pupils.
 *
 * @param schools a chart for each phase and comparison
 * @param matching what matching kept of the schools of each headline contrast
 * @param pupils steps of outcome_attrition
 * @param missing pupils without a value, by arm, among all eligible schools
 */
public record Flow(
    List<Figure> schools, Table matching, Table pupils, Table missing, List<String> gaps) {

  static Flow of(Results results, Contrasts contrasts, Set<String> covariateSets) {
    List<Line> steps =
        results.rows("cohort_attrition").stream()
            .filter(line -> covariateSets.contains(line.text("covariate_set")))
            .sorted(
                Comparator.comparing((Line line) -> line.text("phase"))
                    .thenComparing(line -> line.text("comparator"), Labels.COMPARED))
            .toList();
    List<List<Line>> ways =
        List.copyOf(
            steps.stream()
                .collect(Collectors.groupingBy(Flow::way, LinkedHashMap::new, Collectors.toList()))
                .values());
    return new Flow(
        ways.stream().map(Flow::figure).toList(),
        matching(contrasts),
        pupils(results),
        missing(results),
        results.gaps("cohort_attrition", "contrast", "outcome_attrition", "missing_data"));
  }

  private static String way(Line line) {
    return String.join(
        ".", line.text("phase"), line.text("comparator"), line.text("covariate_set"));
  }

  private static Figure figure(List<Line> steps) {
    Line last = steps.get(steps.size() - 1);
    String id = Forests.id("flow", way(last));
    String title =
        "%s, against %s"
            .formatted(Labels.name(last.text("phase")), Labels.comparator(last.text("comparator")));
    String caption =
        "%s of %s schools remain: %s in multi-academy trusts, %s in the comparison group."
            .formatted(
                Numbers.count(last.whole("schools_after")),
                Numbers.count(steps.get(0).whole("schools_before")),
                Numbers.count(last.whole("mat_after")),
                Numbers.count(last.whole("comparison_after")));
    String svg =
        new AttritionChart(steps.stream().map(Flow::step).toList()).svg(id, title, caption);
    return new Figure(id, title, caption, svg, table(id + "-table", title, steps));
  }

  private static AttritionChart.Step step(Line line) {
    return new AttritionChart.Step(
        Labels.name(line.text("reason")),
        line.whole("schools_dropped"),
        line.whole("schools_after"));
  }

  private static Table table(String id, String title, List<Line> steps) {
    return new Columns<Line>()
        .text("Why schools leave", line -> Labels.name(line.text("reason")))
        .count("Before", line -> line.whole("schools_before"))
        .count("Leave", line -> line.whole("schools_dropped"))
        .count("After", line -> line.whole("schools_after"))
        .count("In multi-academy trusts", line -> line.whole("mat_after"))
        .count("Comparison schools", line -> line.whole("comparison_after"))
        .over(id, title + ": one row is one step", steps);
  }

  private static Table matching(Contrasts contrasts) {
    return contrasts
        .columns()
        .text("Whom it is about", line -> line.text("estimand"))
        .count("Treated, eligible", line -> line.whole("treated_pool"))
        .count("Treated, matched", line -> line.whole("treated_schools"))
        .share("Kept", line -> line.number("share_kept"))
        .count("Trusts", line -> line.whole("treated_trusts"))
        .count("Comparison, eligible", line -> line.whole("comparison_pool"))
        .count("Comparison, used", line -> line.whole("comparison_schools"))
        .number("Effective number", 1, line -> line.number("comparison_ess"))
        .count("Most re-use", line -> line.whole("max_reuse"))
        .share("Largest weight", line -> line.number("largest_weight_share"))
        .text("Design", line -> Labels.name(line.text("design")))
        .text("Why this design", line -> line.text("design_reason"))
        .text("Why not estimable", line -> line.text("reason"))
        .over("matching", "Schools that matching kept: one row is one contrast", contrasts.lines());
  }

  private static Table pupils(Results results) {
    Columns<Line> columns =
        new Columns<Line>()
            .choice("Phase", line -> Labels.name(line.text("phase")))
            .choice("Outcome", line -> Labels.name(line.text("outcome")))
            .choice("Year", line -> line.text("year"))
            .text("Why pupils leave", line -> Labels.name(line.text("reason")))
            .count("Before", line -> line.whole("pupils_before"))
            .count("Leave", line -> line.whole("pupils_dropped"))
            .count("After", line -> line.whole("pupils_after"));
    return results
        .withReasons("outcome_attrition", columns)
        .over(
            "pupils",
            "From all pupils to those in the fits: one row is one step",
            results.rows("outcome_attrition"));
  }

  private static Table missing(Results results) {
    List<Line> eligible =
        results.rows("missing_data").stream()
            .filter(line -> line.text("contrast_id").equals(Labels.ALL))
            .toList();
    Columns<Line> columns =
        new Columns<Line>()
            .choice("Phase", line -> Labels.name(line.text("phase")))
            .choice("Arm", line -> Labels.arm(line.text("arm")))
            .choice("Column", line -> Labels.name(line.text("column")))
            .choice("Year", line -> line.text("year"))
            .count("Pupils", line -> line.whole("pupils"))
            .count("Without a value", line -> line.whole("missing"))
            .share("Share", line -> line.number("missing_share"));
    return results
        .withReasons("missing_data", columns)
        .over(
            "missing", "Pupils without a value: one row is a column in an arm and year", eligible);
  }
}
