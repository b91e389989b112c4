package org.matimpact.pipeline.notebooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what a notebook's file holds. */
final class NotebookCells {

  private NotebookCells() {}

  /** Source of the code cells, in order. */
  static List<String> code(Path notebook) throws IOException {
    List<String> sources = new ArrayList<>();
    for (JsonNode cell : codeCells(notebook)) {
      StringBuilder source = new StringBuilder();
      cell.path("source").forEach(line -> source.append(line.asText()));
      sources.add(source.toString());
    }
    return sources;
  }

  /** Outputs of the code cells together; none in a notebook as it is committed. */
  static List<JsonNode> outputs(Path notebook) throws IOException {
    List<JsonNode> outputs = new ArrayList<>();
    for (JsonNode cell : codeCells(notebook)) {
      cell.path("outputs").forEach(outputs::add);
    }
    return outputs;
  }

  private static List<JsonNode> codeCells(Path notebook) throws IOException {
    List<JsonNode> cells = new ArrayList<>();
    for (JsonNode cell : new ObjectMapper().readTree(notebook.toFile()).path("cells")) {
      if (cell.path("cell_type").asText().equals("code")) {
        cells.add(cell);
      }
    }
    return cells;
  }
}
