package org.matimpact.pipeline.synthetic;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the made-up files back, column by column, with none of the code that wrote them. */
final class SyntheticFiles {
  static final Charset WINDOWS = Charset.forName("windows-1252");

  private final Path directory;

  SyntheticFiles(Path directory) {
    this.directory = directory;
  }

  static SyntheticFiles written(Path directory, SyntheticSettings settings) throws IOException {
    MadeUpEngland.write(directory, settings);
    return new SyntheticFiles(directory);
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  /** Rows of a register file. */
  List<Map<String, String>> register(String name) throws IOException {
    return rows(name, WINDOWS);
  }

  /** Rows of a performance table. */
  List<Map<String, String>> table(String name) throws IOException {
    return rows(name, StandardCharsets.UTF_8);
  }

  String header(String name, Charset charset) throws IOException {
    return Files.readString(path(name), charset).lines().findFirst().orElseThrow();
  }

  private List<Map<String, String>> rows(String name, Charset charset) throws IOException {
    List<String> lines =
        Files.readString(path(name), charset).replace("\uFEFF", "").lines().toList();
    List<String> columns = fields(lines.get(0));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> values = fields(line);
      Map<String, String> row = new HashMap<>();
      for (int column = 0; column < columns.size(); column++) {
        row.put(columns.get(column), values.get(column));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (char c : (line + ",").toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    return fields;
  }
}
