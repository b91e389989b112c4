package org.matimpact.pipeline.report.chart;

import org.matimpact.pipeline.report.chart.Svg.Anchor;
import org.matimpact.pipeline.report.words.Numbers;

/** Ticks with their numbers, light lines across the chart, a stronger one at 0. */
final class Axis {

  private static final double BELOW = 15;
  private static final double TITLE_BELOW = 31;

  private Axis() {}

  /** An axis of differences beneath a chart whose plot reaches from top to bottom. */
  static void beneath(Svg svg, Scale x, double top, double bottom, String title) {
    lines(svg, x, top, bottom);
    numbers(svg, x, bottom, title);
  }

  /** The lines of an axis, over a part of the chart. */
  static void lines(Svg svg, Scale x, double top, double bottom) {
    for (double tick : x.ticks()) {
      svg.line(x.at(tick), top, x.at(tick), bottom, tick == 0 ? "zero" : "grid");
    }
  }

  /** The numbers of an axis and what it counts. */
  static void numbers(Svg svg, Scale x, double bottom, String title) {
    for (double tick : x.ticks()) {
      svg.text(x.at(tick), bottom + BELOW, Anchor.MIDDLE, "tick", number(x, tick));
    }
    svg.text((x.from() + x.to()) / 2, bottom + TITLE_BELOW, Anchor.MIDDLE, "axis", title);
  }

  /** An axis of differences at the left of a chart that reaches from left to right. */
  static void beside(Svg svg, Scale y, double left, double right) {
    for (double tick : y.ticks()) {
      svg.line(left, y.at(tick), right, y.at(tick), tick == 0 ? "zero" : "grid");
      svg.text(left - 6, y.at(tick) + 4, Anchor.END, "tick", number(y, tick));
    }
  }

  private static String number(Scale scale, double tick) {
    return Numbers.signed(tick, scale.decimals());
  }
}
