package org.matimpact.pipeline.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code x-year}: a number, a column, or a pattern of the file's name. */
final class YearRuleReader {

  private static final List<String> KINDS = List.of("column", "path", "header");

  private YearRuleReader() {}

  /** The rule; empty, with a problem added, when it is none. */
  static Optional<YearRule> read(JsonView json) {
    if (json.node().isInt()) {
      return Optional.of(new YearRule.Constant(json.node().intValue()));
    }
    json.allow(Set.of("column", "add", "path", "header"));
    List<String> kinds = KINDS.stream().filter(json.node()::has).toList();
    if (kinds.size() != 1) {
      json.problem("must be a whole number, or an object with one of " + KINDS);
      return Optional.empty();
    }
    int add = json.node().path("add").asInt(0);
    return switch (kinds.get(0)) {
      case "path" -> pattern(json, "path").map(YearRule.FromPath::new);
      case "header" -> pattern(json, "header").map(p -> new YearRule.FromHeader(p, add));
      default -> Optional.of(new YearRule.FromColumn(json.text("column"), add));
    };
  }

  private static Optional<Pattern> pattern(JsonView json, String name) {
    try {
      Pattern pattern = Pattern.compile(json.text(name));
      if (pattern.matcher("").groupCount() == 1) {
        return Optional.of(pattern);
      }
      json.at(name).problem("must have exactly one group, the year");
    } catch (PatternSyntaxException e) {
      json.at(name).problem("is no regular expression: " + e.getDescription());
    }
    return Optional.empty();
  }
}
