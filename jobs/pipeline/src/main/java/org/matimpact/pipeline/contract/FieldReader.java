package org.matimpact.pipeline.contract;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a field of a contract from its JSON. */
final class FieldReader {

  private static final Set<String> KNOWN =
      Set.of(
          "name",
          "title",
          "description",
          "type",
          "format",
          "constraints",
          "missingValues",
          "bareNumber",
          "groupChar",
          "x-aliases",
          "x-formats",
          "x-values",
          "x-lookup",
          "x-measure",
          "x-year",
          "x-quantum",
          "x-sensitivity",
          "x-timing",
          "x-type");

  private static final String ACADEMIC_YEAR = "academic-year";

  private static final String ISO_DATE = "%Y-%m-%d";

  private FieldReader() {}

  /**
   * The field.
   *
   * @param missing missing values of the schema, which count unless the field has its own
   */
  static SourceField read(JsonView json, Set<String> missing) {
    json.allow(KNOWN);
    FieldType type = type(json);
    List<DatePattern> formats = type == FieldType.DATE ? formats(json) : List.of();
    return new SourceField(
        json.text("name"),
        type,
        AliasReader.read(json),
        formats,
        json.optional("missingValues")
            .map(v -> Set.copyOf(new LinkedHashSet<>(v.asTexts())))
            .orElse(missing),
        ConstraintReader.read(json.at("constraints"), type, formats),
        values(json, type),
        json.optional("x-lookup").map(FieldReader::lookup),
        json.optionalText("x-measure"),
        json.optional("x-year").flatMap(YearRuleReader::read),
        quantum(json),
        sensitivity(json),
        notation(json));
  }

  private static FieldType type(JsonView json) {
    String name = json.text("type");
    Optional<FieldType> type = FieldType.of(name);
    if (type.isEmpty()) {
      List<String> known = Stream.of(FieldType.values()).map(FieldType::schemaName).toList();
      json.at("type").problem("'%s' is no type; known are %s".formatted(name, known));
    }
    return type.orElse(FieldType.STRING);
  }

  private static List<DatePattern> formats(JsonView json) {
    Stream<String> first = Stream.of(json.optionalText("format").orElse(ISO_DATE));
    return Stream.concat(first, json.texts("x-formats").stream())
        .map(text -> format(json, text))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<DatePattern> format(JsonView json, String text) {
    Optional<DatePattern> pattern = DatePattern.of("default".equals(text) ? ISO_DATE : text);
    if (pattern.isEmpty()) {
      json.problem(
          "'%s' is no date format; it needs %%d, %%m and %%Y, and may have %%H, %%M, %%S"
              .formatted(text));
    }
    return pattern;
  }

  private static Optional<ValueMap> values(JsonView json, FieldType type) {
    Optional<JsonView> values = json.optional("x-values");
    values.ifPresent(v -> checkValues(json, v, type));
    return values.map(v -> new ValueMap(v.textsByName()));
  }

  private static void checkValues(JsonView json, JsonView values, FieldType type) {
    if (type == FieldType.DATE) {
      values.problem("a field of type date cannot have meanings of labels");
    }
    boolean phase = SourceContract.PHASE.equals(json.node().path("name").asText());
    for (Map.Entry<String, List<String>> entry : values.textsByName().entrySet()) {
      if (entry.getValue().size() > 1 && !phase) {
        values.at(entry.getKey()).problem("only the field phase can have several values at once");
      }
    }
  }

  private static Lookup lookup(JsonView json) {
    json.allow(Set.of("resource", "key", "value"));
    return new Lookup(json.text("resource"), json.text("key"), json.text("value"));
  }

  private static Optional<BigDecimal> quantum(JsonView json) {
    Optional<JsonView> quantum = json.optional("x-quantum");
    Optional<BigDecimal> step =
        quantum
            .filter(q -> q.node().isNumber() && q.node().asDouble() > 0)
            .map(q -> new BigDecimal(q.node().asText()));
    if (quantum.isPresent() && step.isEmpty()) {
      quantum.get().problem("must be a number above 0");
    }
    return step;
  }

  private static Sensitivity sensitivity(JsonView json) {
    String name = json.optionalText("x-sensitivity").orElse(Sensitivity.SCHOOL.contractName());
    Optional<Sensitivity> sensitivity = Sensitivity.of(name);
    if (sensitivity.isEmpty()) {
      List<String> known = Stream.of(Sensitivity.values()).map(Sensitivity::contractName).toList();
      json.at("x-sensitivity").problem("'%s' is none of %s".formatted(name, known));
    }
    return sensitivity.orElse(Sensitivity.DIRECT_IDENTIFIER);
  }

  private static NumberNotation notation(JsonView json) {
    return new NumberNotation(
        json.optionalText("groupChar").orElse(""),
        !json.node().path("bareNumber").asBoolean(true),
        ACADEMIC_YEAR.equals(json.node().path("x-type").asText())
            ? NumberNotation.Form.ACADEMIC_YEAR
            : NumberNotation.Form.PLAIN);
  }
}
