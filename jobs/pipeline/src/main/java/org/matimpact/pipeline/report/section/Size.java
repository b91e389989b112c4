package org.matimpact.pipeline.report.section;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.matimpact.pipeline.lake.EditionTable.Line;
import org.matimpact.pipeline.report.chart.CurveChart;
import org.matimpact.pipeline.report.table.Columns;
import org.matimpact.pipeline.report.table.Table;
import org.matimpact.pipeline.report.words.Effect;
import org.matimpact.pipeline.report.words.Finding;
import org.matimpact.pipeline.report.words.Interval;
import org.matimpact.pipeline.report.words.Labels;
import org.matimpact.pipeline.report.words.Trend;

/**
 * How differences go with the number of schools of the trust, and with years in it.
 *
 * @param curves along size, one for each outcome
 * @param years the same along years in the trust
 * @param slopes for each doubling, with the words that the interval allows
 */
public record Size(List<Figure> curves, List<Figure> years, Table slopes, List<String> gaps) {

  private static final String SIZE = "log_trust_size";
  private static final String YEARS = "years_in_trust";

  /** A figure of effect_curve, with the effect that it belongs to. */
  private record Figured(Effect effect, Line line) {

    boolean is(String variable, String quantity) {
      return line.text("variable").equals(variable) && line.text("quantity").equals(quantity);
    }

    Trend trend() {
      return new Trend(line, effect.unit());
    }
  }

  static Size of(Results results, Effects effects) {
    List<Figured> figures =
        effects.pooled().stream()
            .flatMap(effect -> figured(effect, results.rows("effect_curve")))
            .toList();
    return new Size(
        curves(figures, SIZE),
        curves(figures, YEARS),
        slopes(figures),
        results.gaps("effect_curve"));
  }

  private static Stream<Figured> figured(Effect effect, List<Line> lines) {
    return lines.stream()
        .filter(line -> line.text("effect_id").equals(effect.id()))
        .map(line -> new Figured(effect, line));
  }

  private static List<Figure> curves(List<Figured> figures, String variable) {
    List<Figured> at = figures.stream().filter(figure -> figure.is(variable, "at")).toList();
    List<Effect> effects = at.stream().map(Figured::effect).distinct().toList();
    return Effects.grouped(effects, effect -> List.of(effect.phase(), effect.outcome())).stream()
        .map(group -> curve(group, at, variable))
        .toList();
  }

  private static Figure curve(List<Effect> group, List<Figured> at, String variable) {
    Effect first = group.get(0);
    String id = Forests.id("curve", variable, first.phase(), first.outcome());
    String title = Labels.name(first.phase()) + ": " + Labels.name(first.outcome());
    boolean size = variable.equals(SIZE);
    String along = size ? "schools in the trust" : "whole years in the trust";
    CurveChart chart =
        new CurveChart(
            "difference in " + first.unit(),
            along,
            size ? CurveChart.Spacing.RATIO : CurveChart.Spacing.EVEN,
            group.stream().map(effect -> line(effect, at)).toList());
    String caption =
        "Line and 95 % intervals of a model that is linear in the "
            + (size ? "logarithm of the number of schools." : "years.");
    List<Figured> rows = at.stream().filter(figure -> group.contains(figure.effect())).toList();
    return new Figure(id, title, caption, chart.svg(id, title, caption), table(id, along, rows));
  }

  private static CurveChart.Line line(Effect effect, List<Figured> at) {
    return new CurveChart.Line(
        "against " + Labels.comparator(effect.comparator()),
        Forests.series(effect),
        at.stream()
            .filter(figure -> figure.effect().equals(effect))
            .map(Figured::line)
            .flatMap(Size::point)
            .toList());
  }

  private static Stream<CurveChart.Point> point(Line line) {
    return Interval.of(line).stream()
        .filter(interval -> line.number("value").isPresent())
        .map(interval -> new CurveChart.Point(line.number("value").orElseThrow(), interval));
  }

  private static Table table(String id, String along, List<Figured> rows) {
    return new Columns<Figured>()
        .text("Against", row -> Labels.comparator(row.effect().comparator()))
        .number("At " + along, 0, row -> row.line().number("value"))
        .interval(Figured::line)
        .number("df", 1, row -> row.line().number("df"))
        .over(id + "-table", "One row is the difference at a value", rows);
  }

  private static Table slopes(List<Figured> figures) {
    Predicate<Figured> slope = figure -> figure.is(SIZE, "slope");
    return new Columns<Figured>()
        .choice("Phase", row -> Labels.name(row.effect().phase()))
        .text("Outcome", row -> Labels.name(row.effect().outcome()))
        .choice("Against", row -> Labels.comparator(row.effect().comparator()))
        .text("In words", row -> row.trend().brief())
        .text("For each doubling of schools (95 % interval)", row -> doubling(row.trend()))
        .number("df", 1, row -> row.line().number("df"))
        .p("p, unadjusted", row -> row.line().number("p_value"))
        .count("Trusts", row -> row.line().whole("treated_trusts"))
        .text("Why not", row -> row.line().text("reason"))
        .over(
            "slopes",
            "Trend along size: one row is one outcome against one group",
            figures.stream().filter(slope).toList());
  }

  private static String doubling(Trend trend) {
    return trend
        .perDoubling()
        .filter(slope -> trend.finding() != Finding.SUPPRESSED)
        .map(slope -> slope.in(trend.unit()))
        .orElse("");
  }
}
