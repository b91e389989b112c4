package org.matimpact.pipeline.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.matimpact.pipeline.report.chart.Svg.Anchor;

/** Standardised mean differences of covariates, before matching and after. */
public record LovePlot(List<Row> rows) {

  private static final double WIDTH = 460;
  private static final double PLOT_FROM = 190;
  private static final double PLOT_TO = 440;
  private static final double TOP = 26;
  private static final double ROW = 20;
  private static final double FOOT = 40;
  private static final double GOOD = 0.1;
  private static final int LONGEST = 28;

  /** A covariate. */
  public record Row(String label, OptionalDouble before, OptionalDouble after) {}

  /**
   * The drawing.
   *
   * @param id unique in the page
   */
  public String svg(String id, String title, String description) {
    Svg svg = new Svg();
    List<Double> values = new ArrayList<>(List.of(-2 * GOOD, 2 * GOOD));
    rows.forEach(row -> row.before().ifPresent(values::add));
    rows.forEach(row -> row.after().ifPresent(values::add));
    Scale x = Scale.around(values, PLOT_FROM, PLOT_TO);
    double bottom = TOP + ROW * rows.size();
    svg.rect(x.at(-GOOD), TOP, x.at(GOOD) - x.at(-GOOD), bottom - TOP, "good");
    Axis.beneath(svg, x, TOP, bottom, "standardised mean difference (SD)");
    key(svg);
    for (int i = 0; i < rows.size(); i++) {
      draw(svg, x, TOP + ROW * i + ROW / 2, rows.get(i));
    }
    return svg.element(id, WIDTH, bottom + FOOT, title, description);
  }

  private static void key(Svg svg) {
    svg.mark(Series.SECOND, PLOT_FROM + 8, 12);
    svg.text(PLOT_FROM + 18, 16, Anchor.START, "tick", "before matching");
    svg.mark(Series.FIRST, PLOT_FROM + 142, 12);
    svg.text(PLOT_FROM + 152, 16, Anchor.START, "tick", "after");
  }

  private static void draw(Svg svg, Scale x, double y, Row row) {
    svg.text(0, y + 4, Anchor.START, "label", shortened(row.label()));
    if (row.before().isPresent() && row.after().isPresent()) {
      double before = x.at(row.before().getAsDouble());
      svg.line(before, y, x.at(row.after().getAsDouble()), y, "shift");
    }
    row.before().ifPresent(before -> svg.mark(Series.SECOND, x.at(before), y));
    row.after().ifPresent(after -> svg.mark(Series.FIRST, x.at(after), y));
  }

  private static String shortened(String label) {
    return label.length() > LONGEST ? label.substring(0, LONGEST - 1) + "…" : label;
  }
}
