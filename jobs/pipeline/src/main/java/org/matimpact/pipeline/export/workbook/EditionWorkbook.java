package org.matimpact.pipeline.export.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.matimpact.pipeline.export.EditionFile;
import org.matimpact.pipeline.export.EditionWriter;
import org.matimpact.pipeline.export.ExportException;
import org.matimpact.pipeline.export.Publication;
import org.matimpact.pipeline.lake.EditionTable;

/** An XLSX workbook: cover, contents, columns, and a sheet a table. */
public final class EditionWorkbook implements EditionWriter {

  private static final String FONT = "Arial";
  private static final double FONT_SIZE = 11;

  @Override
  public List<EditionFile> files(Publication publication) {
    try {
      Path whole = Files.createTempFile(publication.fileName(), ".xlsx");
      try {
        write(whole, publication);
        byte[] settled = SettledZip.of(whole, publication.created());
        return List.of(new EditionFile(publication.fileName() + ".xlsx", settled));
      } finally {
        Files.delete(whole);
      }
    } catch (IOException e) {
      throw new ExportException("Cannot write the workbook: " + e.getMessage(), e);
    }
  }

  private static void write(Path file, Publication publication) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "matimpact", "1.0")) {
      workbook.setGlobalDefaultFont(FONT, FONT_SIZE);
      workbook.properties().setTitle(publication.title());
      FrontSheets.cover(workbook, publication);
      FrontSheets.contents(workbook, publication);
      FrontSheets.columns(workbook, publication);
      for (EditionTable table : publication.tables()) {
        TableSheet.write(workbook, table, publication.contract(table));
      }
    }
  }
}
