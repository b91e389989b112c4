package org.matimpact.pipeline.report.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names of covariates as a reader says them. A level of a categorical one comes as name and level
 * without a space between; the part that its levels share is taken for the name.
 */
public final class Covariates {

  /** Covariates whose names begin alike for so long may be levels of one. */
  private static final int ALIKE = 4;

  private Covariates() {}

  /** Each code with its name, in the order given. */
  public static Map<String, String> names(List<String> codes) {
    Map<String, List<String>> alike =
        codes.stream().collect(Collectors.groupingBy(Covariates::beginning));
    Map<String, String> names = new LinkedHashMap<>();
    codes.forEach(code -> names.put(code, name(code, alike.get(beginning(code)))));
    return names;
  }

  private static String beginning(String code) {
    return code.substring(0, Math.min(ALIKE, code.length()));
  }

  private static String name(String code, List<String> alike) {
    int shared = shared(alike);
    boolean levels = alike.size() > 1 && alike.stream().allMatch(one -> begins(one, shared));
    return levels
        ? Labels.name(code.substring(0, shared)) + ": " + spaced(code.substring(shared))
        : Labels.name(code);
  }

  /** Whether a level, rather than another part of a name, begins there. */
  private static boolean begins(String code, int at) {
    return at > 0
        && at < code.length()
        && code.charAt(at - 1) != '_'
        && Character.isLetter(code.charAt(at));
  }

  private static int shared(List<String> codes) {
    String first = codes.get(0);
    int length = first.length();
    for (String code : codes) {
      int same = 0;
      while (same < Math.min(length, code.length()) && first.charAt(same) == code.charAt(same)) {
        same++;
      }
      length = same;
    }
    return length;
  }

  private static String spaced(String level) {
    return level.replace('_', ' ');
  }
}
