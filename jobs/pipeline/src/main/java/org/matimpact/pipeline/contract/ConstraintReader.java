package org.matimpact.pipeline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the constraints of a field. */
final class ConstraintReader {

  private static final Set<String> KNOWN =
      Set.of("required", "minimum", "maximum", "enum", "pattern");

  private ConstraintReader() {}

  static Constraints read(JsonView json, FieldType type, List<DatePattern> formats) {
    json.allow(KNOWN);
    return new Constraints(
        json.node().path("required").asBoolean(false),
        json.optional("minimum").flatMap(v -> bound(v, type, formats)),
        json.optional("maximum").flatMap(v -> bound(v, type, formats)),
        new LinkedHashSet<>(json.texts("enum")),
        json.optional("pattern").flatMap(ConstraintReader::pattern));
  }

  private static Optional<Object> bound(JsonView json, FieldType type, List<DatePattern> formats) {
    JsonNode node = json.node();
    Optional<Object> bound =
        switch (type) {
          case INTEGER ->
              node.isIntegralNumber() ? Optional.of(node.longValue()) : Optional.empty();
          case NUMBER -> node.isNumber() ? Optional.of(node.doubleValue()) : Optional.empty();
          case DATE ->
              formats.stream()
                  .flatMap(f -> f.parse(node.asText()).stream())
                  .findFirst()
                  .map(d -> d);
          case STRING, BOOLEAN -> Optional.empty();
        };
    if (bound.isEmpty()) {
      json.problem("'%s' is no bound for a field of type %s".formatted(node, type.schemaName()));
    }
    return bound;
  }

  private static Optional<Pattern> pattern(JsonView json) {
    try {
      return Optional.of(Pattern.compile(json.node().asText()));
    } catch (PatternSyntaxException e) {
      json.problem("is no regular expression: " + e.getDescription());
      return Optional.empty();
    }
  }
}
