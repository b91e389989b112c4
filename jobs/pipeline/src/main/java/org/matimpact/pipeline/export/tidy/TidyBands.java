package org.matimpact.pipeline.export.tidy;

import java.util.List;
import org.matimpact.pipeline.export.Symbol;
import org.matimpact.pipeline.lake.EditionTable;
import org.matimpact.pipeline.lake.EditionTable.Line;

/** The results of schools by type, and of trusts by size band; nothing is matched. */
final class TidyBands {

  static final String TABLE = "band_result";

  private static final String RESULT = "Average result";
  private static final String BASIS = "What it rests on";

  private static final List<TidyColumn> COLUMNS =
      List.of(
          TidyColumn.filter("school_phase", "Phase", "Filter by phase of education"),
          TidyColumn.filter("outcome", "Outcome and its unit", "Filter by result of pupils"),
          TidyColumn.filter("school_type", "Type of school", "Filter by who runs the school"),
          TidyColumn.filter(
              "trust_size_band", "Size of the trust", "Filter by the number of schools in it"),
          TidyColumn.filter(
              "years_covered", "Academic years pooled", "Filter by the years of the results"),
          TidyColumn.number("result_average", "Average result", RESULT, 3),
          TidyColumn.number(
              "result_adjusted_average",
              "Average result beside what is expected of such pupils",
              RESULT,
              3),
          TidyColumn.number("school_count", "Schools", BASIS, 0),
          TidyColumn.number("trust_count", "Trusts", BASIS, 0),
          TidyColumn.number("pupil_count", "Pupils", BASIS, 0));

  private TidyBands() {}

  static TidyFile of(EditionTable bands) {
    return new TidyFile(
        "matimpact_results_by_size_band",
        COLUMNS,
        bands.rows().stream().map(line -> cells(line, Symbol.of(bands, line))).toList());
  }

  private static List<String> cells(Line line, Symbol missing) {
    return new TidyRow(line, missing)
        .level(Words.sentence(line.text("phase")))
        .level(Words.outcome(line.text("outcome"), line.text("unit")))
        .level(Words.arm(line.text("arm")))
        .level(Words.sizeBand(line.text("size_band")))
        .years()
        .number("raw_mean")
        .number("adjusted_mean")
        .number("schools")
        .number("trusts")
        .number("pupils")
        .cells();
  }
}
