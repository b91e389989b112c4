package org.matimpact.pipeline.cli.show;

import java.io.Writer;
import java.util.stream.IntStream;
import org.matimpact.pipeline.contract.TableField;
import org.matimpact.pipeline.export.Csv;
import org.matimpact.pipeline.lake.Cells;
import org.matimpact.pipeline.lake.TableResult;

/** The rows as the files of an edition have them. */
final class CsvPrinter implements ShowPrinter {

  @Override
  public void print(TableResult result, Writer out) {
    Csv csv = new Csv(out).texts(result.columns().stream().map(TableField::name).toList());
    for (Cells row : result.rows()) {
      csv.line(IntStream.range(0, result.columns().size()).mapToObj(row::at).toList());
    }
  }
}
