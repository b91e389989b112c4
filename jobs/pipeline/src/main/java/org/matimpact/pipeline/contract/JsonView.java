package org.matimpact.pipeline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A JSON value with the place where it stands, so that every problem names file and pointer.
 * Problems are gathered in one list and reading goes on with a harmless value.
 */
final class JsonView {

  private final String file;
  private final String pointer;
  private final JsonNode node;
  private final List<String> problems;

  JsonView(String file, String pointer, JsonNode node, List<String> problems) {
    this.file = file;
    this.pointer = pointer;
    this.node = node;
    this.problems = problems;
  }

  JsonNode node() {
    return node;
  }

  void problem(String text) {
    problems.add(file + "#" + pointer + ": " + text);
  }

  /** Reports every property that is not one of these. */
  JsonView allow(Set<String> known) {
    for (String name : names()) {
      if (!known.contains(name)) {
        at(name)
            .problem(
                "unknown property; did you mean %s?".formatted(NearestHeaders.quoted(name, known)));
      }
    }
    return this;
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The value at a property, which may be absent. */
  JsonView at(String name) {
    return new JsonView(file, pointer + "/" + name, node.path(name), problems);
  }

  boolean isAbsent() {
    return node.isMissingNode();
  }

  /** A property that is an object, an array or text; empty when absent. */
  Optional<JsonView> optional(String name) {
    return node.has(name) ? Optional.of(at(name)) : Optional.empty();
  }

  /** Text that must be there. */
  String text(String name) {
    JsonView value = at(name);
    if (!value.node.isTextual() || value.node.textValue().isBlank()) {
      value.problem(value.isAbsent() ? "missing" : "must be text that is not blank");
      return "";
    }
    return value.node.textValue();
  }

  Optional<String> optionalText(String name) {
    return node.has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  /** Items of an array; none when absent. */
  List<JsonView> items(String name) {
    JsonView array = at(name);
    if (!array.isAbsent() && !array.node.isArray()) {
      array.problem("must be an array");
    }
    List<JsonView> items = new ArrayList<>();
    for (int i = 0; i < array.node.size() && array.node.isArray(); i++) {
      items.add(new JsonView(file, array.pointer + "/" + i, array.node.get(i), problems));
    }
    return items;
  }

  /** Texts of an array, or of a single text; none when absent. */
  List<String> texts(String name) {
    return at(name).asTexts();
  }

  /** This value as texts: null is none, a text is one, an array of texts is all of them. */
  List<String> asTexts() {
    if (node.isTextual()) {
      return List.of(node.textValue());
    }
    boolean texts =
        node.isArray()
            && StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isTextual);
    if (!texts && !node.isNull() && !isAbsent()) {
      problem("must be text or an array of texts");
    }
    List<String> all = new ArrayList<>();
    node.forEach(item -> all.add(item.asText()));
    return texts ? List.copyOf(all) : List.of();
  }

  /** Property to texts, in the order of the file. */
  Map<String, List<String>> textsByName() {
    if (!node.isObject() && !isAbsent()) {
      problem("must be an object");
    }
    Map<String, List<String>> all = new LinkedHashMap<>();
    names().forEach(name -> all.put(name, at(name).asTexts()));
    return all;
  }
}
