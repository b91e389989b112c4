package org.matimpact.pipeline.report.section;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matimpact.pipeline.lake.EditionTable.Line;
import org.matimpact.pipeline.report.table.Columns;
import org.matimpact.pipeline.report.words.Effect;
import org.matimpact.pipeline.report.words.Labels;

/**
 * The contrasts of headline effects, in the order of reading.
 *
 * @param lines rows of contrast
 */
record Contrasts(List<Line> lines) {

  static Contrasts of(Results results, Effects effects) {
    Map<String, Line> all =
        results.rows("contrast").stream()
            .collect(Collectors.toMap(line -> line.text("contrast_id"), Function.identity()));
    return new Contrasts(
        effects.headlines().stream()
            .map(Effect::contrast)
            .distinct()
            .map(all::get)
            .filter(Objects::nonNull)
            .toList());
  }

  /** A contrast by its id. */
  Optional<Line> find(String id) {
    return lines.stream().filter(line -> line.text("contrast_id").equals(id)).findFirst();
  }

  /** Columns that name a contrast. */
  Columns<Line> columns() {
    return new Columns<Line>()
        .choice("Phase", line -> Labels.name(line.text("phase")))
        .choice("Against", line -> Labels.comparator(line.text("comparator")))
        .choice("Size of trust", line -> Labels.band(line.text("size_band")))
        .choice("Route", line -> Labels.route(line.text("route")));
  }

  /** A contrast in a few words. */
  static String name(Line line) {
    return "%s, %s, %s, against %s"
        .formatted(
            Labels.name(line.text("phase")),
            Labels.band(line.text("size_band")).toLowerCase(Locale.ROOT),
            Labels.route(line.text("route")).toLowerCase(Locale.ROOT),
            Labels.comparator(line.text("comparator")));
  }
}
