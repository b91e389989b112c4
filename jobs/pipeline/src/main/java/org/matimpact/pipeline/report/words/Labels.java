package org.matimpact.pipeline.report.words;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of the tables' codes, as a reader says them. */
public final class Labels {

  /** What stands for no restriction in a part of a contrast. */
  public static final String ALL = "all";

  private static final Map<String, String> COMPARATORS =
      Map.of("standalone_academy", "standalone academies", "maintained", "maintained schools");

  /** Comparison groups, standalone academies first. */
  public static final Comparator<String> COMPARED =
      Comparator.comparing((String code) -> !code.equals("standalone_academy"))
          .thenComparing(Comparator.naturalOrder());

  private static final Pattern ABBREVIATION =
      Pattern.compile("\\b(cr[0123]|eal|fsm6?|idaci|reml|la|sen)\\b");

  private static final Pattern LEVELS = Pattern.compile("(.+)=(.+)-(.+)");

  /** Bands by their smallest size, all sizes first. */
  public static final Comparator<String> BANDS =
      Comparator.comparingInt(Labels::smallest).thenComparing(Comparator.naturalOrder());

  private Labels() {}

  /** A comparison group, such as standalone academies. */
  public static String comparator(String code) {
    return COMPARATORS.getOrDefault(code, spaced(code));
  }

  /** An arm of the cohort. */
  public static String arm(String code) {
    return code.equals("mat") ? "schools in multi-academy trusts" : comparator(code);
  }

  /** A size band, short enough for an axis. */
  public static String band(String code) {
    return switch (code) {
      case ALL -> "All sizes";
      case "none" -> "Outside all bands";
      default -> dashed(code) + " schools";
    };
  }

  /** A size band by its numbers alone. */
  public static String size(String code) {
    return dashed(code);
  }

  /** Outcome years, the first and the last. */
  public static String years(String code) {
    return dashed(code);
  }

  /** A size band within a sentence. */
  public static String ofBand(String code) {
    return switch (code) {
      case ALL -> "trusts of all sizes together";
      default -> "trusts of " + dashed(code).replace("+", " or more") + " schools";
    };
  }

  /** An outcome, phase, design or other name, first letter large, key stages written out. */
  public static String name(String code) {
    String words =
        ABBREVIATION
            .matcher(spaced(code).replaceAll("\\bks(\\d)\\b", "key stage $1"))
            .replaceAll(found -> found.group().toUpperCase(Locale.ROOT));
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** A route of the treated. */
  public static String route(String code) {
    return code.equals(ALL) ? "All routes" : name(code);
  }

  /** A difference between two levels of a subgroup, such as that of disadvantaged pupils or not. */
  public static String difference(String code) {
    Matcher levels = LEVELS.matcher(code);
    if (!levels.matches()) {
      return name(code);
    }
    String name = name(levels.group(1));
    return levels.group(2).equals("1") && levels.group(3).equals("0")
        ? name + " pupils less others"
        : "%s: %s less %s".formatted(name, levels.group(2), levels.group(3));
  }

  private static String spaced(String code) {
    return code.replace('_', ' ').strip();
  }

  private static String dashed(String range) {
    return range.replace('-', '–');
  }

  private static int smallest(String band) {
    String digits = band.replaceAll("\\D.*$", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
