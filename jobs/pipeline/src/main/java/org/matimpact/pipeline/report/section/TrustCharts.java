package org.matimpact.pipeline.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.matimpact.pipeline.lake.EditionTable.Line;
import org.matimpact.pipeline.report.chart.Caterpillar;
import org.matimpact.pipeline.report.chart.Funnel;
import org.matimpact.pipeline.report.table.Columns;
import org.matimpact.pipeline.report.table.Table;
import org.matimpact.pipeline.report.words.Effect;
import org.matimpact.pipeline.report.words.Interval;
import org.matimpact.pipeline.report.words.Labels;

/** Charts of the effects of single trusts about their mean. */
final class TrustCharts {

  private TrustCharts() {}

  /**
   * Shrunken effects from lowest to highest; none where they or their mean are not published.
   *
   * @param trusts rows of trust_effect, from lowest to highest
   */
  static Optional<Figure> caterpillar(Effect mean, List<Line> trusts) {
    List<Interval> effects =
        trusts.stream()
            .flatMap(
                line ->
                    Interval.of(line.number("effect"), line.number("low"), line.number("high"))
                        .stream())
            .toList();
    if (effects.isEmpty() || mean.interval().isEmpty()) {
      return Optional.empty();
    }
    String id = Forests.id("caterpillar", mean.phase(), mean.outcome(), mean.comparator());
    String caption =
        ("Shrunken effects of %d trusts, with 95 %% prediction intervals;"
                + " the line across is their mean, %s.")
            .formatted(effects.size(), mean.interval().orElseThrow().point());
    Caterpillar chart =
        new Caterpillar(
            "difference in " + mean.unit(), mean.interval().orElseThrow().estimate(), effects);
    return Optional.of(
        new Figure(
            id, title(mean), caption, chart.svg(id, title(mean), caption), table(id, trusts)));
  }

  /**
   * Raw effects by their standard errors, which come back from the reliability: spread^2 /
   * (spread^2 + error^2). None without a spread.
   */
  static Optional<Figure> funnel(Effect mean, List<Line> trusts, OptionalDouble spread) {
    List<Funnel.Point> points = new ArrayList<>();
    for (Line line : trusts) {
      double reliability = line.number("reliability").orElse(0);
      if (line.number("raw_effect").isPresent() && reliability > 0 && reliability < 1) {
        double error = spread.orElse(0) * StrictMath.sqrt((1 - reliability) / reliability);
        points.add(new Funnel.Point(line.number("raw_effect").getAsDouble(), error));
      }
    }
    if (points.isEmpty() || mean.interval().isEmpty() || spread.orElse(0) == 0) {
      return Optional.empty();
    }
    String id = Forests.id("funnel", mean.phase(), mean.outcome(), mean.comparator());
    String caption =
        ("Raw effects of %d trusts; well-known ones at the top."
                + " If all trusts had the mean effect, 95 %% of them would lie between the lines.")
            .formatted(points.size());
    Funnel chart =
        new Funnel(
            "difference in " + mean.unit(), mean.interval().orElseThrow().estimate(), points);
    return Optional.of(
        new Figure(
            id, title(mean), caption, chart.svg(id, title(mean), caption), table(id, trusts)));
  }

  private static Table table(String id, List<Line> trusts) {
    return new Columns<Line>()
        .text("Trust", line -> line.text("trust_uid"))
        .count("Schools", line -> line.whole("schools"))
        .difference("Effect", 3, line -> line.number("effect"))
        .difference("95 % low", 3, line -> line.number("low"))
        .difference("95 % high", 3, line -> line.number("high"))
        .difference("Raw effect", 3, line -> line.number("raw_effect"))
        .number("Share kept of it", 2, line -> line.number("reliability"))
        .over(id + "-table", "One row is one trust", trusts);
  }

  private static String title(Effect mean) {
    return "%s: %s, against %s"
        .formatted(
            Labels.name(mean.phase()),
            Labels.name(mean.outcome()),
            Labels.comparator(mean.comparator()));
  }
}
