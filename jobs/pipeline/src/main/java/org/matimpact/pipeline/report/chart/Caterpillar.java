package org.matimpact.pipeline.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.matimpact.pipeline.report.chart.Svg.Anchor;
import org.matimpact.pipeline.report.words.Interval;

/**
 * Effects of trusts from lowest to highest, each with its interval.
 *
 * @param unit of the effects
 * @param mean effect of trusts, drawn across
 * @param effects in ascending order
 */
public record Caterpillar(String unit, double mean, List<Interval> effects) {

  private static final double WIDTH = 460;
  private static final double LEFT = 52;
  private static final double RIGHT = 450;
  private static final double TOP = 26;
  private static final double BOTTOM = 236;
  private static final double HEIGHT = 268;

  /**
   * The drawing.
   *
   * @param id unique in the page
   */
  public String svg(String id, String title, String description) {
    Svg svg = new Svg();
    List<Double> limits = new ArrayList<>(List.of(mean));
    effects.forEach(effect -> limits.addAll(List.of(effect.low(), effect.high())));
    Scale y = Scale.around(limits, BOTTOM, TOP);
    Axis.beside(svg, y, LEFT, RIGHT);
    svg.line(LEFT, y.at(mean), RIGHT, y.at(mean), "mean");
    double step = (RIGHT - LEFT) / (effects.size() + 1);
    for (int i = 0; i < effects.size(); i++) {
      Interval effect = effects.get(i);
      double x = LEFT + step * (i + 1);
      svg.line(x, y.at(effect.low()), x, y.at(effect.high()), "s1 thin");
      svg.line(x, y.at(effect.estimate()) - 2, x, y.at(effect.estimate()) + 2, "s1 tick-mark");
    }
    svg.text(0, 14, Anchor.START, "axis", unit);
    svg.text(
        (LEFT + RIGHT) / 2, BOTTOM + 20, Anchor.MIDDLE, "axis", "trusts, from lowest to highest");
    return svg.element(id, WIDTH, HEIGHT, title, description);
  }
}
