package org.matimpact.pipeline.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a contract from the text of its file, gathering every problem of it. */
final class ContractReader {

  private static final Set<String> RESOURCE =
      Set.of(
          "$schema",
          "name",
          "title",
          "description",
          "path",
          "format",
          "mediatype",
          "encoding",
          "dialect",
          "schema",
          "sources",
          "licenses",
          "x-table",
          "x-keep",
          "x-year",
          "x-phase",
          "x-short-rows",
          "x-delimiters",
          "x-key-stage");
  private static final Set<String> SCHEMA =
      Set.of(
          "$schema",
          "fields",
          "fieldsMatch",
          "primaryKey",
          "uniqueKeys",
          "foreignKeys",
          "missingValues");
  private static final Set<String> DIALECT = Set.of("$schema", "delimiter", "header");

  private final TableColumns tables;
  private final List<String> problems;
  private final ObjectMapper mapper =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  ContractReader(TableColumns tables, List<String> problems) {
    this.tables = tables;
    this.problems = problems;
  }

  /**
   * The contract; whatever is wrong with it is in the list of problems afterwards.
   *
   * @param file name of the file for messages
   */
  SourceContract read(String file, String text) {
    JsonView json = new JsonView(file, "", parse(file, text), problems);
    JsonView schema = json.at("schema");
    json.allow(RESOURCE);
    schema.allow(SCHEMA);
    json.at("dialect").allow(DIALECT);
    Optional<String> table = json.optionalText("x-table");
    SourceContract contract =
        new SourceContract(
            json.text("name"),
            json.text("title"),
            json.text("description"),
            encoding(json),
            delimiters(json),
            table,
            fields(schema).stream().map(f -> onGrid(table.orElse(""), f)).toList(),
            columnsNeeded(schema),
            shortRows(json),
            schema.texts("primaryKey"),
            uniqueKeys(schema),
            schema.items("foreignKeys").stream().map(ContractReader::foreignKey).toList(),
            keep(json.at("x-keep")),
            json.optional("x-year").flatMap(YearRuleReader::read),
            json.optionalText("x-phase"),
            json.optionalText("x-key-stage"));
    ContractCheck.run(contract, json, tables);
    return contract;
  }

  private JsonNode parse(String file, String text) {
    try {
      return mapper.readTree(text);
    } catch (JsonProcessingException e) {
      problems.add(
          "%s:%d: is not JSON: %s"
              .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()));
      return MissingNode.getInstance();
    }
  }

  private static Charset encoding(JsonView json) {
    String name = json.optionalText("encoding").orElse("utf-8");
    try {
      Charset charset = Charset.forName(name);
      if ("A,\"\n".equals(new String("A,\"\n".getBytes(StandardCharsets.US_ASCII), charset))) {
        return charset;
      }
      json.at("encoding").problem("'%s' does not write ASCII as ASCII".formatted(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      json.at("encoding").problem("'%s' is no encoding that Java knows".formatted(name));
    }
    return StandardCharsets.UTF_8;
  }

  private SourceField onGrid(String table, SourceField field) {
    return field.measure().isPresent()
        ? field
        : tables.grid(table, field.name()).map(field::on).orElse(field);
  }

  /** The delimiter of the dialect, and others that a file may have in its place. */
  private static List<Character> delimiters(JsonView json) {
    Set<Character> delimiters = new LinkedHashSet<>(Set.of(delimiter(json.at("dialect"))));
    for (String text : json.texts("x-delimiters")) {
      if (text.length() == 1 && text.charAt(0) <= '~' && text.charAt(0) != '"') {
        delimiters.add(text.charAt(0));
      } else {
        json.at("x-delimiters").problem("must be ASCII characters other than the quote");
      }
    }
    return List.copyOf(delimiters);
  }

  private static char delimiter(JsonView dialect) {
    if (!dialect.node().path("header").asBoolean(true)) {
      dialect.at("header").problem("a file must have a header, because columns go by name");
    }
    String delimiter = dialect.optionalText("delimiter").orElse(",");
    if (delimiter.length() != 1 || delimiter.charAt(0) > '~') {
      dialect.at("delimiter").problem("must be one ASCII character");
      return ',';
    }
    return delimiter.charAt(0);
  }

  private static List<SourceField> fields(JsonView schema) {
    List<String> texts = schema.texts("missingValues");
    Set<String> missing = schema.node().has("missingValues") ? Set.copyOf(texts) : Set.of("");
    return schema.items("fields").stream().map(f -> FieldReader.read(f, missing)).toList();
  }

  private static SourceContract.ColumnsNeeded columnsNeeded(JsonView schema) {
    String match = schema.optionalText("fieldsMatch").orElse("subset");
    if (!Set.of("subset", "partial").contains(match)) {
      schema.at("fieldsMatch").problem("must be 'subset' or 'partial'");
    }
    return match.equals("partial")
        ? SourceContract.ColumnsNeeded.REQUIRED
        : SourceContract.ColumnsNeeded.ALL;
  }

  private static SourceContract.ShortRows shortRows(JsonView json) {
    String rows = json.optionalText("x-short-rows").orElse("rejected");
    if (!Set.of("rejected", "allowed").contains(rows)) {
      json.at("x-short-rows").problem("must be 'rejected' or 'allowed'");
    }
    return rows.equals("allowed")
        ? SourceContract.ShortRows.ALLOWED
        : SourceContract.ShortRows.REJECTED;
  }

  private static List<String> uniqueKeys(JsonView schema) {
    for (JsonView key : schema.items("uniqueKeys")) {
      if (key.asTexts().size() != 1) {
        key.problem("must be an array of one field");
      }
    }
    return schema.items("uniqueKeys").stream().flatMap(k -> k.asTexts().stream()).toList();
  }

  private static ForeignKey foreignKey(JsonView json) {
    JsonView reference = json.allow(Set.of("fields", "reference")).at("reference");
    reference.allow(Set.of("resource", "fields"));
    ForeignKey key =
        new ForeignKey(json.texts("fields"), reference.text("resource"), reference.texts("fields"));
    if (key.fields().isEmpty() || key.fields().size() != key.referenced().size()) {
      json.problem("must name as many fields as it refers to, at least one");
    }
    return key;
  }

  private static Map<String, Set<String>> keep(JsonView json) {
    Map<String, Set<String>> keep = new LinkedHashMap<>();
    json.textsByName().forEach((field, values) -> keep.put(field, Set.copyOf(values)));
    return keep;
  }
}
