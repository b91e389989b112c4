package org.matimpact.pipeline.export;

import java.util.Optional;
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

  private static final String STATUS = "status";

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
   * What stands for the numbers that a row lacks. A row is suppressed where its status says so or,
   * in a table without status, where it lacks a value that the contract requires or its number of
   * schools.
   */
  public static Symbol of(EditionTable table, Line line) {
    boolean hasStatus = table.columns().stream().anyMatch(c -> c.name().equals(STATUS));
    if (!hasStatus) {
      return lacksCounts(table, line) ? CONFIDENTIAL : NOT_APPLICABLE;
    }
    return switch (line.text(STATUS)) {
      case "suppressed" -> CONFIDENTIAL;
      case "not_estimable" -> UNAVAILABLE;
      default -> NOT_APPLICABLE;
    };
  }

  private static boolean lacksCounts(EditionTable table, Line line) {
    return table.columns().stream()
        .filter(column -> column.required() || column.name().equals("schools"))
        .map(column -> line.value(column.name()))
        .anyMatch(Optional::isEmpty);
  }
}
