package org.matimpact.pipeline.export.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableField;
import org.matimpact.pipeline.export.Publication;
import org.matimpact.pipeline.export.Symbol;
import org.matimpact.pipeline.export.Wording;
import org.matimpact.pipeline.lake.EditionTable;

/** The sheets before the tables: what this is, what is where, what the columns mean. */
final class FrontSheets {

  private static final double READING_WIDTH = 100;
  static final String CONTENTS = "Contents";
  private static final String COLUMNS = "Columns";

  private FrontSheets() {}

  static void cover(Workbook workbook, Publication publication) {
    new Sheet(workbook, "Cover", publication.title())
        .wide(READING_WIDTH)
        .lines(List.of(Wording.ABOUT))
        .link("Contents of this workbook", CONTENTS)
        .heading("How to read")
        .lines(Wording.READING)
        .heading("Cautions")
        .lines(Wording.CAUTIONS)
        .heading("Shorthand")
        .lines(
            Stream.of(Symbol.values())
                .map(symbol -> "[%s] %s".formatted(symbol.letter(), symbol.meaning()))
                .toList())
        .heading("Sources")
        .lines(sources(publication))
        .heading("Edition")
        .lines(
            List.of(
                "Edition " + publication.edition() + ", made " + publication.created(),
                "Run " + publication.manifest().runId(),
                "Cite as: " + publication.citation(),
                "Licence: " + Wording.LICENCE + ", " + Wording.LICENCE_PATH));
  }

  static void contents(Workbook workbook, Publication publication) {
    List<String> header = List.of("Sheet", "Title", "Rows", "One row is");
    Sheet sheet =
        new Sheet(workbook, CONTENTS, CONTENTS)
            .line("This sheet has one table, with a row for each table of the workbook.")
            .link("What the columns of the tables mean", COLUMNS)
            .header(header);
    for (EditionTable table : publication.tables()) {
      TableContract contract = publication.contract(table);
      sheet.cells(
          List.of(
              new SheetCell.Link(table.name()),
              new SheetCell.Text(contract.title()),
              new SheetCell.Figure(table.rows().size(), "#,##0"),
              new SheetCell.Text(contract.description())));
    }
    sheet.table("contents", header, publication.tables().size());
  }

  static void columns(Workbook workbook, Publication publication) {
    List<String> header = List.of("Table", "Column", "Type", "Allowed values", "Description");
    Sheet sheet =
        new Sheet(workbook, COLUMNS, "Columns of the tables")
            .line("This sheet has one table, with a row for each column of each table.")
            .header(header);
    List<List<SheetCell>> rows = new ArrayList<>();
    for (EditionTable table : publication.tables()) {
      table.columns().forEach(column -> rows.add(column(table.name(), column)));
    }
    rows.forEach(sheet::cells);
    sheet.table("columns_of_tables", header, rows.size());
  }

  private static List<SheetCell> column(String table, TableField column) {
    return Stream.of(
            table,
            column.name(),
            column.type().name().toLowerCase(Locale.ROOT),
            column.allowed().isEmpty() ? "any" : String.join(", ", column.allowed()),
            column.description())
        .<SheetCell>map(SheetCell.Text::new)
        .toList();
  }

  private static List<String> sources(Publication publication) {
    return publication.sources().isEmpty() ? List.of("Not stated.") : publication.sources();
  }
}
