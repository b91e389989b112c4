package org.matimpact.pipeline.export.datapackage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.matimpact.pipeline.export.Publication;
import org.matimpact.pipeline.lake.EditionTable;
import org.matimpact.pipeline.lake.EditionTable.Line;

/**
 * The Table Schema of a resource: that of the table's contract, word for word. A foreign key is
 * kept where every row of the package meets it: disclosure control may hold back the row that is
 * referred to.
 */
final class TableSchema {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> KEPT = List.of("$schema", "fields");
  private static final String KEYS = "foreignKeys";

  private final Publication publication;

  TableSchema(Publication publication) {
    this.publication = publication;
  }

  ObjectNode of(EditionTable table) {
    JsonNode contract = contract(table.name());
    ObjectNode schema = JSON.createObjectNode();
    KEPT.forEach(property -> schema.set(property, contract.path(property)));
    schema.putArray("missingValues").add("");
    schema.set("primaryKey", contract.path("primaryKey"));
    ArrayNode met = JSON.createArrayNode();
    contract.path(KEYS).forEach(key -> addIfMet(met, key, table));
    if (!met.isEmpty()) {
      schema.set(KEYS, met);
    }
    return schema;
  }

  private void addIfMet(ArrayNode met, JsonNode key, EditionTable table) {
    JsonNode reference = key.path("reference");
    Optional<EditionTable> referred = publication.find(reference.path("resource").asText());
    if (referred.isPresent()) {
      Set<List<String>> known = keys(referred.get(), texts(reference.path("fields")));
      if (known.containsAll(keys(table, texts(key.path("fields"))))) {
        met.add(key);
      }
    }
  }

  private static Set<List<String>> keys(EditionTable table, List<String> columns) {
    Set<List<String>> keys = new HashSet<>();
    for (Line line : table.rows()) {
      keys.add(columns.stream().map(line::text).toList());
    }
    return keys;
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static JsonNode contract(String table) {
    String resource = "schemas/tables/" + table + ".json";
    try (InputStream in = TableSchema.class.getClassLoader().getResourceAsStream(resource)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the contract " + resource, e);
    }
  }
}
