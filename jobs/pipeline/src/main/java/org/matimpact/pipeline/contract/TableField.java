package org.matimpact.pipeline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One column of a table.
 *
 * @param description what it holds, in words; the column's comment in the lake
 * @param required whether every row has a value
 * @param allowed the only values a row may hold; empty: any value of the type
 * @param grid values of a numeric column with {@code x-quantum}, minimum and maximum
 */
public record TableField(
    String name,
    Type type,
    String description,
    boolean required,
    List<String> allowed,
    Sensitivity sensitivity,
    Optional<Grid> grid) {

  /** A column whose numbers, if they are any, lie on no grid. */
  public TableField(
      String name,
      Type type,
      String description,
      boolean required,
      List<String> allowed,
      Sensitivity sensitivity) {
    this(name, type, description, required, allowed, sensitivity, Optional.empty());
  }

  /** Types of the Table Schema standard that tables use, with the type that SQL gives them. */
  public enum Type {
    STRING("string"),
    INTEGER("bigint"),
    NUMBER("double"),
    DATE("date"),
    BOOLEAN("boolean"),
    DATETIME("timestamp");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }

    /** Name of the type in Spark SQL. */
    public String sql() {
      return sql;
    }

    static Type of(String name) {
      for (Type type : values()) {
        if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
          return type;
        }
      }
      throw new IllegalArgumentException(
          "type '%s' is none of string, integer, number, date, boolean, datetime".formatted(name));
    }
  }

  /** Whom a value could identify; the order is from the most to the least sensitive. */
  public enum Sensitivity {
    DIRECT_IDENTIFIER,
    PUPIL,
    SCHOOL,
    OPEN;

    static Sensitivity of(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** Copies the list, so that a field never changes. */
  public TableField {
    allowed = List.copyOf(allowed);
  }

  /** Whether a value is about one pupil. */
  public boolean holdsPupils() {
    return sensitivity.compareTo(Sensitivity.PUPIL) <= 0;
  }

  static TableField of(JsonNode json) {
    JsonNode constraints = json.path("constraints");
    List<String> allowed = new ArrayList<>();
    constraints.path("enum").forEach(value -> allowed.add(value.asText()));
    return new TableField(
        json.path("name").asText(),
        Type.of(json.path("type").asText()),
        json.path("description").asText(),
        constraints.path("required").asBoolean(),
        allowed,
        Sensitivity.of(json.path("x-sensitivity").asText("open")),
        Grid.of(json));
  }
}
