package org.matimpact.pipeline.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.matimpact.pipeline.report.chart.Svg.Anchor;
import org.matimpact.pipeline.report.words.Interval;

/**
 * Estimates with their intervals, one beneath another, in groups.
 *
 * @param unit what the axis counts
 */
public record ForestPlot(String unit, List<Group> groups) {

  private static final double WIDTH = 460;
  private static final double PLOT_FROM = 124;
  private static final double PLOT_TO = 318;
  private static final double ROW = 22;
  private static final double HEADING = 26;
  private static final double TOP = 4;
  private static final double FOOT = 40;

  /** Rows under a heading, drawn alike. */
  public record Group(String heading, Series series, List<Row> rows) {}

  /**
   * A line.
   *
   * @param reliance how its interval is drawn
   * @param instead what stands where there is no interval
   */
  public record Row(String label, Optional<Interval> interval, Reliance reliance, String instead) {}

  /** How far an interval is to be relied on. */
  public enum Reliance {
    /** As its 95 % say. */
    FULL("whisker"),
    /** Not: it is drawn dashed. */
    NONE("whisker doubtful");

    private final String style;

    Reliance(String style) {
      this.style = style;
    }
  }

  /**
   * The drawing.
   *
   * @param id unique in the page
   */
  public String svg(String id, String title, String description) {
    Svg svg = new Svg();
    Scale x = Scale.around(limits(), PLOT_FROM, PLOT_TO);
    double bottom = TOP + groups.stream().mapToDouble(ForestPlot::height).sum();
    Axis.numbers(svg, x, bottom, unit);
    double y = TOP;
    for (Group group : groups) {
      svg.text(0, y + HEADING - 8, Anchor.START, "heading", group.heading());
      y += HEADING;
      Axis.lines(svg, x, y, y + ROW * group.rows().size());
      for (Row row : group.rows()) {
        draw(svg, x, y + ROW / 2, group.series(), row);
        y += ROW;
      }
    }
    return svg.element(id, WIDTH, bottom + FOOT, title, description);
  }

  private List<Double> limits() {
    List<Double> limits = new ArrayList<>();
    groups.stream()
        .flatMap(group -> group.rows().stream())
        .flatMap(row -> row.interval().stream())
        .forEach(interval -> limits.addAll(List.of(interval.low(), interval.high())));
    return limits;
  }

  private static double height(Group group) {
    return HEADING + ROW * group.rows().size();
  }

  private static void draw(Svg svg, Scale x, double y, Series series, Row row) {
    svg.text(0, y + 4, Anchor.START, "label", row.label());
    row.interval()
        .ifPresentOrElse(
            interval ->
                draw(svg, x, y, series.style() + " " + row.reliance().style, series, interval),
            () -> svg.text(WIDTH, y + 4, Anchor.END, "instead", row.instead()));
  }

  private static void draw(
      Svg svg, Scale x, double y, String whisker, Series series, Interval interval) {
    svg.line(x.at(interval.low()), y, x.at(interval.high()), y, whisker);
    svg.mark(series, x.at(interval.estimate()), y);
    svg.text(WIDTH, y + 4, Anchor.END, "value", interval.point() + " (" + interval.limits() + ")");
  }
}
