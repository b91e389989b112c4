package org.matimpact.pipeline.export.datapackage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.matimpact.pipeline.contract.TableField;
import org.matimpact.pipeline.export.Csv;
import org.matimpact.pipeline.export.EditionFile;
import org.matimpact.pipeline.export.EditionWriter;
import org.matimpact.pipeline.export.Publication;
import org.matimpact.pipeline.lake.EditionTable;
import org.matimpact.pipeline.lake.EditionTable.Line;

/**
 * The published tables as CSV files with a description that programs can read: a Data Package of
 * version 2 (datapackage.org, standard of 26 June 2024), and a README for people.
 */
public final class DataPackage implements EditionWriter {

  private static final String FOLDER = "data_package/";

  @Override
  public List<EditionFile> files(Publication publication) {
    Map<String, EditionFile> data = new TreeMap<>();
    publication.tables().forEach(table -> data.put(table.name(), csv(table)));
    String descriptor = new Descriptor(publication).json(data);
    List<EditionFile> files = new ArrayList<>();
    files.add(EditionFile.text(FOLDER + "datapackage.json", descriptor));
    files.add(EditionFile.text(FOLDER + "README.md", Readme.of(publication)));
    data.values().forEach(file -> files.add(new EditionFile(FOLDER + file.path(), file.bytes())));
    return files;
  }

  /** The table as {@code show --format csv} prints it. */
  private static EditionFile csv(EditionTable table) {
    List<String> names = table.columns().stream().map(TableField::name).toList();
    StringBuilder text = new StringBuilder();
    Csv csv = new Csv(text).texts(names);
    for (Line line : table.rows()) {
      csv.line(names.stream().map(line::value).toList());
    }
    return EditionFile.text("data/" + table.name() + ".csv", text.toString());
  }
}
