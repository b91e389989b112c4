package org.matimpact.pipeline.publish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.matimpact.pipeline.settings.PublishSettings.TrustResults;

/** Tables of counts and means without what is withheld. */
final class CountTables {

  static final String FILES = "input_file";

  private static final List<String> BAND_FIGURES =
      List.of("schools", "trusts", "pupils", "raw_mean", "adjusted_mean");

  private final Results results;
  private final Withheld withheld;
  private final PupilFlow flow;

  CountTables(Results results, Withheld withheld, PupilFlow flow) {
    this.results = results;
    this.withheld = withheld;
    this.flow = flow;
  }

  /** Rows of band_result. */
  List<ResultRow> bands() {
    return results.rows(BandCells.TABLE).stream()
        .map(
            row ->
                withheld
                    .row(BandCells.TABLE, row)
                    .map(
                        by ->
                            row.without(BAND_FIGURES)
                                .with(Map.of("suppressed", by.rule().published())))
                    .orElse(row))
        .toList();
  }

  /** Rows of outcome_attrition: single figures are withheld. */
  List<ResultRow> attrition() {
    return results.rows(PupilFlow.ATTRITION).stream()
        .map(row -> withoutFigures(PupilFlow.ATTRITION, row))
        .toList();
  }

  /** Rows of missing_data; those of withheld contrasts are not there. */
  List<ResultRow> missing() {
    return results.rows(PupilFlow.MISSING).stream()
        .filter(
            row ->
                withheld
                    .child(
                        PupilFlow.MISSING, row, ContrastCells.keys(row.text("contrast_id")).get(0))
                    .isEmpty())
        .map(row -> withoutFigures(PupilFlow.MISSING, row))
        .map(CountTables::withoutShare)
        .toList();
  }

  private ResultRow withoutFigures(String table, ResultRow row) {
    Map<String, String> changes = new TreeMap<>();
    flow.names(table, row)
        .forEach(
            (column, name) ->
                withheld
                    .figure(table, row, column, name)
                    .ifPresent(
                        by -> {
                          changes.put(column, "");
                          changes.put("suppressed", by.rule().published());
                        }));
    return row.with(changes);
  }

  /** The share tells one of the counts by the other. */
  private static ResultRow withoutShare(ResultRow row) {
    return row.whole("pupils").isPresent() && row.whole("missing").isPresent()
        ? row
        : row.without(List.of("missing_share"));
  }

  /**
   * Rows of a table of trusts: none, those that hold the limits, or all, as the settings say.
   *
   * @param table trust_result or trust_effect
   */
  List<ResultRow> trusts(String table, TrustResults which) {
    return switch (which) {
      case NONE -> List.of();
      case OPEN -> results.rows(table);
      case NAMED ->
          results.rows(table).stream()
              .filter(row -> withheld.row(table, row).isEmpty())
              .filter(row -> ofWithheldEffect(table, row).isEmpty())
              .toList();
    };
  }

  private Optional<Suppression> ofWithheldEffect(String table, ResultRow row) {
    return table.equals(TrustCells.EFFECT)
        ? withheld.child(table, row, EffectCells.key(row.text("effect_id")))
        : Optional.empty();
  }

  /** Rows of input_file: where files lie is nobody's business, and their names are enough. */
  List<ResultRow> files() {
    Set<String> taken = new HashSet<>();
    List<ResultRow> rows = new ArrayList<>();
    for (ResultRow row : results.rows(FILES)) {
      String name = Path.of(row.text("file")).getFileName().toString();
      String file = name;
      for (int again = 2; !taken.add(file); again++) {
        file = name + " (" + again + ")";
      }
      rows.add(row.with(Map.of("file", file)));
    }
    return rows;
  }
}
