package org.matimpact.pipeline.report.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.matimpact.pipeline.report.chart.Svg.Anchor;
import org.matimpact.pipeline.report.words.Interval;
import org.matimpact.pipeline.report.words.Numbers;

/**
 * A difference along a number that treated schools differ in, with the band of its intervals.
 *
 * @param unit of the difference
 * @param along what the axis counts
 * @param spacing of the axis
 */
public record CurveChart(String unit, String along, Spacing spacing, List<Line> lines) {

  private static final double WIDTH = 460;
  private static final double LEFT = 52;
  private static final double RIGHT = 450;
  private static final double TOP = 46;
  private static final double BOTTOM = 236;
  private static final double HEIGHT = 278;

  /** Two labels of the axis keep this distance. */
  private static final double APART = 26;

  /** How values stand along the axis. */
  public enum Spacing {
    /** By equal differences. */
    EVEN,
    /** By equal ratios. */
    RATIO
  }

  /** A curve, its points in the order of their values. */
  public record Line(String label, Series series, List<Point> points) {}

  /** The difference at a value. */
  public record Point(double value, Interval difference) {}

  /**
   * The drawing.
   *
   * @param id unique in the page
   */
  public String svg(String id, String title, String description) {
    Svg svg = new Svg();
    List<Double> values = values();
    Scale x = Scale.across(values.stream().map(this::place).toList(), LEFT + 8, RIGHT - 8);
    Scale y = Scale.around(limits(), BOTTOM, TOP);
    Axis.beside(svg, y, LEFT, RIGHT);
    labels(svg, x, values);
    svg.text(0, 14, Anchor.START, "axis", unit);
    for (int i = 0; i < lines.size(); i++) {
      key(svg, lines.get(i), i);
      draw(svg, x, y, lines.get(i));
    }
    return svg.element(id, WIDTH, HEIGHT, title, description);
  }

  private List<Double> values() {
    return lines.stream()
        .flatMap(line -> line.points().stream().map(Point::value))
        .distinct()
        .sorted()
        .toList();
  }

  private List<Double> limits() {
    List<Double> limits = new ArrayList<>();
    lines.stream()
        .flatMap(line -> line.points().stream().map(Point::difference))
        .forEach(difference -> limits.addAll(List.of(difference.low(), difference.high())));
    return limits;
  }

  private double place(double value) {
    return spacing == Spacing.RATIO ? StrictMath.log(value) : value;
  }

  private void labels(Svg svg, Scale x, List<Double> values) {
    double free = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      double at = x.at(place(value));
      if (at >= free) {
        svg.text(at, BOTTOM + 16, Anchor.MIDDLE, "tick", Numbers.plain(value, 0));
        free = at + APART;
      }
    }
    svg.text((LEFT + RIGHT) / 2, BOTTOM + 34, Anchor.MIDDLE, "axis", along);
  }

  private static void key(Svg svg, Line line, int place) {
    double left = LEFT + 8 + 200.0 * place;
    svg.mark(line.series(), left, 30);
    svg.text(left + 10, 34, Anchor.START, "tick", line.label());
  }

  private void draw(Svg svg, Scale x, Scale y, Line line) {
    if (line.points().isEmpty()) {
      return;
    }
    List<Point> back = new ArrayList<>(line.points());
    Collections.reverse(back);
    String there = trace(x, y, line.points(), Interval::high);
    String home = trace(x, y, back, Interval::low);
    svg.path("M" + there + "L" + home + "z", line.series().style() + " band");
    svg.path(
        "M" + trace(x, y, line.points(), Interval::estimate), line.series().style() + " curve");
    for (Point point : line.points()) {
      svg.mark(line.series(), x.at(place(point.value())), y.at(point.difference().estimate()));
    }
  }

  private String trace(Scale x, Scale y, List<Point> points, ToDoubleFunction<Interval> height) {
    return String.join(
        "L",
        points.stream()
            .map(
                point ->
                    Svg.at(x.at(place(point.value())))
                        + " "
                        + Svg.at(y.at(height.applyAsDouble(point.difference()))))
            .toList());
  }
}
