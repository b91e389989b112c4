package org.matimpact.pipeline.export.tidy;

import java.util.Map;

/** Words that people read in place of the keys of the tables. */
final class Words {

  private static final Map<String, String> ARMS =
      Map.of(
          "mat", "Multi-academy trusts",
          "maintained", "Maintained schools",
          "standalone_academy", "Standalone academies");

  private static final Map<String, String> ROUTES =
      Map.of(
          "all", "Total",
          "converter", "Converter academies",
          "sponsored", "Sponsored academies");

  private Words() {}

  static String arm(String arm) {
    return ARMS.getOrDefault(arm, sentence(arm));
  }

  static String route(String route) {
    return ROUTES.getOrDefault(route, sentence(route));
  }

  /** A band in words, since spreadsheets take 2-3 for a date. */
  static String sizeBand(String band) {
    return switch (band) {
      case "all" -> "Total";
      case "none" -> "Outside every band";
      default -> band.replace("-", " to ").replace("+", " or more") + " schools";
    };
  }

  /** An outcome with its unit, which differs between outcomes. */
  static String outcome(String outcome, String unit) {
    return sentence(outcome) + ", in " + unit;
  }

  /** A key with blanks and a capital; key stages keep theirs. */
  static String sentence(String key) {
    String spaced = key.replace('_', ' ').replaceAll("\\bks([0-9])", "KS$1");
    return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
  }

  static String year(int ends) {
    return "%d/%02d".formatted(ends - 1, ends % 100);
  }

  static String years(int first, int last) {
    return year(first) + " to " + year(last);
  }
}
