package org.matimpact.pipeline.export.datapackage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.export.EditionFile;
import org.matimpact.pipeline.export.Publication;
import org.matimpact.pipeline.export.Wording;
import org.matimpact.pipeline.lake.EditionTable;

/** {@code datapackage.json}: what the package is, and each table with its columns. */
final class Descriptor {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter WRITER =
      JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES));

  private final Publication publication;
  private final TableSchema schemas;

  Descriptor(Publication publication) {
    this.publication = publication;
    this.schemas = new TableSchema(publication);
  }

  /** The text, with the files of the tables by name. */
  String json(Map<String, EditionFile> data) {
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
    root.put("name", publication.fileName());
    root.put("title", publication.title());
    root.put("description", Wording.ABOUT + " " + String.join(" ", Wording.CAUTIONS));
    root.put("version", publication.manifest().runId());
    root.put("created", publication.created());
    root.putArray("licenses")
        .addObject()
        .put("name", "OGL-UK-3.0")
        .put("title", Wording.LICENCE)
        .put("path", Wording.LICENCE_PATH);
    ArrayNode sources = JSON.createArrayNode();
    publication.sources().forEach(title -> sources.addObject().put("title", title));
    if (!sources.isEmpty()) {
      root.set("sources", sources);
    }
    ArrayNode resources = root.putArray("resources");
    publication.tables().forEach(table -> resources.add(resource(table, data.get(table.name()))));
    try {
      return WRITER.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of texts and numbers is always JSON", e);
    }
  }

  private ObjectNode resource(EditionTable table, EditionFile file) {
    TableContract contract = publication.contract(table);
    ObjectNode resource = JSON.createObjectNode();
    resource.put("name", table.name());
    resource.put("type", "table");
    resource.put("title", contract.title());
    resource.put("description", contract.description());
    resource.put("path", file.path());
    resource.put("format", "csv");
    resource.put("mediatype", "text/csv");
    resource.put("encoding", "utf-8");
    resource
        .putObject("dialect")
        .put("header", true)
        .put("delimiter", ",")
        .put("lineTerminator", "\n")
        .put("quoteChar", "\"")
        .put("doubleQuote", true);
    resource.put("bytes", file.size());
    resource.put("hash", "sha256:" + file.sha256());
    resource.set("schema", schemas.of(table));
    return resource;
  }
}
