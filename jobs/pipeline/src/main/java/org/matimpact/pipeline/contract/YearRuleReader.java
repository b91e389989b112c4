package org.matimpact.pipeline.contract;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code x-year}: a number, a column, or a pattern of the file's name. */
final class YearRuleReader {

  private YearRuleReader() {}

  /** The rule; empty, with a problem added, when it is none. */
  static Optional<YearRule> read(JsonView json) {
    if (json.node().isInt()) {
      return Optional.of(new YearRule.Constant(json.node().intValue()));
    }
    json.allow(Set.of("column", "add", "path"));
    if (json.node().has("column") != json.node().has("path")) {
      return json.node().has("path")
          ? fromPath(json)
          : Optional.of(
              new YearRule.FromColumn(json.text("column"), json.node().path("add").asInt(0)));
    }
    json.problem("must be a whole number, an object with 'column', or an object with 'path'");
    return Optional.empty();
  }

  private static Optional<YearRule> fromPath(JsonView json) {
    try {
      Pattern pattern = Pattern.compile(json.text("path"));
      if (pattern.matcher("").groupCount() == 1) {
        return Optional.of(new YearRule.FromPath(pattern));
      }
      json.at("path").problem("must have exactly one group, the year");
    } catch (PatternSyntaxException e) {
      json.at("path").problem("is no regular expression: " + e.getDescription());
    }
    return Optional.empty();
  }
}
