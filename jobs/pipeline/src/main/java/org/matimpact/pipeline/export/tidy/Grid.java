package org.matimpact.pipeline.export.tidy;

import java.util.List;
import org.matimpact.pipeline.export.Csv;
import org.matimpact.pipeline.export.EditionFile;

/**
 * A table of texts, as a CSV file holds it.
 *
 * @param header names of the columns
 * @param rows as many texts each; an empty text is a blank cell
 */
record Grid(List<String> header, List<List<String>> rows) {

  /** The texts of a column, from the top. */
  List<String> column(String name) {
    int position = header.indexOf(name);
    return rows.stream().map(row -> row.get(position)).toList();
  }

  /** The text of a row in a column; blank where the grid has no such column. */
  String cell(List<String> row, String name) {
    int position = header.indexOf(name);
    return position < 0 ? "" : row.get(position);
  }

  EditionFile file(String path) {
    StringBuilder text = new StringBuilder();
    Csv csv = new Csv(text).texts(header);
    rows.forEach(csv::texts);
    return EditionFile.text(path, text.toString());
  }
}
