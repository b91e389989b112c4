package org.matimpact.pipeline.report.chart;

/** What a chart tells apart, by colour and by the shape of the mark. */
public enum Series {
  /** A full circle. */
  FIRST("s1"),
  /** A diamond. */
  SECOND("s2"),
  /** A square. */
  THIRD("s3");

  private static final double RADIUS = 4.5;

  private final String style;

  Series(String style) {
    this.style = style;
  }

  /** Class of its shapes. */
  String style() {
    return style;
  }

  /** Path of its mark about a point. */
  String mark(double x, double y) {
    return switch (this) {
      case FIRST ->
          "M%s %sa4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z".formatted(Svg.at(x - RADIUS), Svg.at(y));
      case SECOND -> "M%s %sl5.5 5.5l-5.5 5.5l-5.5 -5.5z".formatted(Svg.at(x), Svg.at(y - 5.5));
      case THIRD -> "M%s %sh8v8h-8z".formatted(Svg.at(x - 4), Svg.at(y - 4));
    };
  }
}
