package org.matimpact.pipeline.report.chart;

/** Text made safe for HTML and SVG, in elements and in attributes. */
final class Escape {

  private Escape() {}

  /** The text with every character of markup written out. */
  static String markup(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
