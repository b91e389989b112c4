package org.matimpact.pipeline.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.matimpact.pipeline.report.chart.Svg.Anchor;

/** Where the scores of two arms lie, a pair of bars for each contrast. */
public record RangeChart(String unit, List<Row> rows) {

  private static final double WIDTH = 460;
  private static final double PLOT_FROM = 112;
  private static final double PLOT_TO = 450;
  private static final double TOP = 26;
  private static final double ROW = 28;
  private static final double BAR = 9;
  private static final double FOOT = 40;

  /** A contrast and the ranges of its arms. */
  public record Row(String label, Range treated, Range comparison) {}

  /** Smallest and largest score. */
  public record Range(double low, double high) {}

  /**
   * The drawing.
   *
   * @param id unique in the page
   */
  public String svg(String id, String title, String description) {
    Svg svg = new Svg();
    List<Double> values = new ArrayList<>();
    rows.forEach(row -> values.addAll(List.of(row.treated().low(), row.treated().high())));
    rows.forEach(row -> values.addAll(List.of(row.comparison().low(), row.comparison().high())));
    Scale x = Scale.around(values, PLOT_FROM, PLOT_TO);
    double bottom = TOP + ROW * rows.size();
    Axis.beneath(svg, x, TOP, bottom, unit);
    key(svg);
    for (int i = 0; i < rows.size(); i++) {
      draw(svg, x, TOP + ROW * i + 4, rows.get(i));
    }
    return svg.element(id, WIDTH, bottom + FOOT, title, description);
  }

  private static void key(Svg svg) {
    svg.rect(PLOT_FROM, 6, 14, BAR, "s1 bar");
    svg.text(PLOT_FROM + 20, 15, Anchor.START, "tick", "schools in trusts");
    svg.rect(PLOT_FROM + 150, 6, 14, BAR, "s2 bar");
    svg.text(PLOT_FROM + 170, 15, Anchor.START, "tick", "comparison schools");
  }

  private static void draw(Svg svg, Scale x, double y, Row row) {
    svg.text(0, y + 14, Anchor.START, "label", row.label());
    bar(svg, x, y, row.treated(), "s1 bar");
    bar(svg, x, y + BAR + 2, row.comparison(), "s2 bar");
  }

  private static void bar(Svg svg, Scale x, double y, Range range, String kind) {
    svg.rect(x.at(range.low()), y, x.at(range.high()) - x.at(range.low()), BAR, kind);
  }
}
