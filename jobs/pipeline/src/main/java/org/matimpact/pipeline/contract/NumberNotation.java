package org.matimpact.pipeline.contract;

/**
 * How a file writes numbers.
 *
 * @param group thousands separator, empty when there is none
 * @param percentSign whether a number may end in {@code %}; 44% is read as 44
 * @param form what a whole number is
 */
public record NumberNotation(String group, boolean percentSign, Form form) {

  /** What a whole number is. */
  public enum Form {
    PLAIN,
    /** An academic year: {@code "x-type": "academic-year"}. */
    ACADEMIC_YEAR
  }

  /** The number without separator and per cent sign. */
  String bare(String text) {
    String bare = text;
    if (percentSign && bare.endsWith("%")) {
      bare = bare.substring(0, bare.length() - 1).stripTrailing();
    }
    return group.isEmpty() ? bare : bare.replace(group, "");
  }
}
