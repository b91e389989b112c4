package org.matimpact.pipeline.report.chart;

import java.util.List;
import java.util.OptionalLong;
import org.matimpact.pipeline.report.chart.Svg.Anchor;
import org.matimpact.pipeline.report.words.Numbers;

/**
 * From all units to those analysed: a bar for those left after each step, lighter those who leave.
 */
public record AttritionChart(List<Step> steps) {

  private static final double WIDTH = 460;
  private static final double BAR_FROM = 2;
  private static final double BAR_TO = 330;
  private static final double STEP = 40;
  private static final double BAR = 14;

  /**
   * A step.
   *
   * @param dropped units that leave at it; empty where withheld
   * @param after units that are left; empty where withheld
   */
  public record Step(String reason, OptionalLong dropped, OptionalLong after) {

    private boolean known() {
      return dropped.isPresent() && after.isPresent();
    }

    private double before() {
      return known() ? (double) (dropped.getAsLong() + after.getAsLong()) : 0;
    }

    private String words() {
      String left = Numbers.count(after) + " left";
      boolean leave = dropped.orElse(0) > 0;
      return known() ? left + (leave ? ", −" + Numbers.count(dropped) : "") : "withheld";
    }
  }

  /**
   * The drawing.
   *
   * @param id unique in the page
   */
  public String svg(String id, String title, String description) {
    Svg svg = new Svg();
    double most = steps.stream().mapToDouble(Step::before).max().orElse(0);
    Scale x = new Scale(0, Math.max(1, most), BAR_FROM, BAR_TO);
    for (int i = 0; i < steps.size(); i++) {
      draw(svg, x, STEP * i, steps.get(i));
    }
    return svg.element(id, WIDTH, STEP * Math.max(1, steps.size()), title, description);
  }

  private static void draw(Svg svg, Scale x, double y, Step step) {
    double left = x.at((double) step.after().orElse(0));
    svg.text(BAR_FROM, y + 14, Anchor.START, "label", step.reason());
    if (step.known()) {
      svg.rect(BAR_FROM, y + 20, left - BAR_FROM, BAR, "kept");
      svg.rect(left, y + 20, x.at(step.before()) - left, BAR, "dropped");
    }
    svg.text(WIDTH, y + 32, Anchor.END, "value", step.words());
  }
}
