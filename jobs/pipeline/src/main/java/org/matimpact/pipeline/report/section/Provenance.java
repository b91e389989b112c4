package org.matimpact.pipeline.report.section;

import java.util.List;
import java.util.OptionalLong;
import org.matimpact.pipeline.lake.EditionTable;
import org.matimpact.pipeline.lake.EditionTable.Line;
import org.matimpact.pipeline.report.table.Columns;
import org.matimpact.pipeline.report.table.Table;
import org.matimpact.pipeline.report.words.Effect;

/**
 * Which run, code and data made the numbers.
 *
 * @param runs ids of the runs whose rows the report shows
 * @param sources what effects were made from, numbered
 * @param tables the tables read
 */
public record Provenance(List<String> runs, List<Notes.Note> sources, Table tables) {

  private static final String RUN = "run_id";

  static Provenance of(Results results, Notes sources) {
    List<EditionTable> read =
        results.names().stream().flatMap(name -> results.find(name).stream()).toList();
    return new Provenance(
        read.stream().flatMap(table -> runs(table).stream()).distinct().sorted().toList(),
        sources.all(),
        new Columns<EditionTable>()
            .text("Table", EditionTable::name)
            .count("Rows", table -> OptionalLong.of(table.rows().size()))
            .text("Written by run", table -> String.join(", ", runs(table)))
            .over("tables", "Tables of this edition: one row is one table", read));
  }

  /** What made an effect: its sources and the fingerprint of its stage. */
  static String source(Effect effect) {
    return effect.line().text("provenance");
  }

  private static List<String> runs(EditionTable table) {
    return table.columns().stream().anyMatch(column -> column.name().equals(RUN))
        ? table.rows().stream().map(line -> run(line)).distinct().sorted().toList()
        : List.of();
  }

  private static String run(Line line) {
    return line.text(RUN);
  }
}
