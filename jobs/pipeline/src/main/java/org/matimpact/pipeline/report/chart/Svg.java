package org.matimpact.pipeline.report.chart;

import java.util.Locale;

/**
 * A drawing, built shape by shape. Coordinates are in units of about a pixel; colours and type are
 * the style sheet's, by class.
 */
final class Svg {

  private final StringBuilder shapes = new StringBuilder();

  Svg line(double x1, double y1, double x2, double y2, String kind) {
    return shape(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
            .formatted(kind, at(x1), at(y1), at(x2), at(y2)));
  }

  Svg rect(double x, double y, double width, double height, String kind) {
    return shape(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
            .formatted(kind, at(x), at(y), at(Math.max(width, 0)), at(height)));
  }

  /** A path by the commands of SVG. */
  Svg path(String commands, String kind) {
    return shape("<path class=\"%s\" d=\"%s\"/>".formatted(kind, commands));
  }

  Svg text(double x, double y, Anchor anchor, String kind, String text) {
    return shape(
        "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
            .formatted(
                kind, at(x), at(y), anchor.name().toLowerCase(Locale.ROOT), Escape.markup(text)));
  }

  /** A mark of a series at a point: each series has a shape of its own beside its colour. */
  Svg mark(Series series, double x, double y) {
    return path(series.mark(x, y), series.style() + " mark");
  }

  /**
   * The element, with a name and a description for those who do not see it.
   *
   * @param id unique in the page
   */
  String element(String id, double width, double height, String title, String description) {
    return """
    <svg role="img" aria-labelledby="%1$s-t %1$s-d" viewBox="0 0 %2$s %3$s">\
    <title id="%1$s-t">%4$s</title><desc id="%1$s-d">%5$s</desc>%6$s</svg>\
    """
        .formatted(
            id, at(width), at(height), Escape.markup(title), Escape.markup(description), shapes);
  }

  /** A coordinate, to a tenth. */
  static String at(double coordinate) {
    return String.format(Locale.ROOT, "%.1f", coordinate);
  }

  private Svg shape(String element) {
    shapes.append(element);
    return this;
  }

  /** Which end of a text its coordinate is. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }
}
