package org.matimpact.pipeline.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.matimpact.pipeline.report.chart.Svg.Anchor;
import org.matimpact.pipeline.report.words.Numbers;

/**
 * Raw effects of trusts by how well each is known; within the lines lie 95 % of trusts if all had
 * the mean effect.
 *
 * @param unit of the effects
 * @param mean effect of trusts
 */
public record Funnel(String unit, double mean, List<Point> points) {

  private static final double WIDTH = 460;
  private static final double LEFT = 52;
  private static final double RIGHT = 450;
  private static final double TOP = 20;
  private static final double BOTTOM = 226;
  private static final double HEIGHT = 268;
  private static final double NORMAL_95 = 1.96;

  /**
   * A trust.
   *
   * @param error standard error of the raw effect
   */
  public record Point(double raw, double error) {}

  /**
   * The drawing.
   *
   * @param id unique in the page
   */
  public String svg(String id, String title, String description) {
    Svg svg = new Svg();
    double widest = points.stream().mapToDouble(Point::error).max().orElse(1);
    Scale x = Scale.around(reach(widest), LEFT, RIGHT);
    Scale y = new Scale(0, 1.05 * widest, TOP, BOTTOM);
    Axis.beneath(svg, x, TOP, BOTTOM, unit);
    for (double tick : y.ticks()) {
      svg.text(LEFT - 6, y.at(tick) + 4, Anchor.END, "tick", Numbers.plain(tick, y.decimals()));
    }
    svg.text(0, 12, Anchor.START, "axis", "standard error");
    svg.line(x.at(mean), TOP, x.at(mean), BOTTOM, "mean");
    for (int side : new int[] {-1, 1}) {
      double end = x.at(mean + side * NORMAL_95 * widest);
      svg.line(x.at(mean), TOP, end, y.at(widest), "limit");
    }
    points.forEach(point -> svg.mark(Series.FIRST, x.at(point.raw()), y.at(point.error())));
    return svg.element(id, WIDTH, HEIGHT, title, description);
  }

  private List<Double> reach(double widest) {
    List<Double> reach =
        new ArrayList<>(List.of(mean - NORMAL_95 * widest, mean + NORMAL_95 * widest));
    points.forEach(point -> reach.add(point.raw()));
    return reach;
  }
}
