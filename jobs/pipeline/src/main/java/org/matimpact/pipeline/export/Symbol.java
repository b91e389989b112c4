package org.matimpact.pipeline.export;

import org.matimpact.pipeline.lake.EditionTable;
import org.matimpact.pipeline.lake.EditionTable.Line;

/**
 * Why a number is not there, in the shorthand of the Government Analysis Function, "Symbols in
 * tables" (2018, with its revision in "Releasing statistics in spreadsheets", 2021).
 */
public enum Symbol {
  /** Suppressed by disclosure control. */
  CONFIDENTIAL("c", "confidential: suppressed by disclosure control"),
  /** It could not be estimated; the row says why. */
  UNAVAILABLE("x", "not available: it could not be estimated, and the row says why"),
  /** The row has no such number. */
  NOT_APPLICABLE("z", "not applicable to this row");

  private final String letter;
  private final String meaning;

  Symbol(String letter, String meaning) {
    this.letter = letter;
    this.meaning = meaning;
  }

  /** The shorthand, without brackets. */
  public String letter() {
    return letter;
  }

  /** What it says, in words. */
  public String meaning() {
    return meaning;
  }

  /**
   * What stands for the numbers that a row lacks: a row is suppressed where its status says so, or
   * its column {@code suppressed} says why.
   */
  public static Symbol of(EditionTable table, Line line) {
    if (text(table, line, "suppressed").isEmpty()) {
      return switch (text(table, line, "status")) {
        case "suppressed" -> CONFIDENTIAL;
        case "not_estimable" -> UNAVAILABLE;
        default -> NOT_APPLICABLE;
      };
    }
    return CONFIDENTIAL;
  }

  /** The text of a column; empty where the table has no such column. */
  private static String text(EditionTable table, Line line, String column) {
    boolean has = table.columns().stream().anyMatch(field -> field.name().equals(column));
    return has ? line.text(column) : "";
  }
}
