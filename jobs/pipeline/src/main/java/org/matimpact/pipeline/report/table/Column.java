package org.matimpact.pipeline.report.table;

import java.util.function.Function;

/**
 * A column of a table of things of one kind.
 *
 * @param heading with its unit, where it has one
 * @param kind how it is set, sorted and filtered
 * @param cell what a row shows in it
 */
public record Column<T>(String heading, Kind kind, Function<T, Cell> cell) {

  /** How a column is set, sorted and filtered. */
  public enum Kind {
    /** Words. */
    TEXT,
    /** Words of which there are few, so that a reader may pick one. */
    CHOICE,
    /** Numbers, set to the right. */
    NUMBER
  }

  /** Whether its cells are numbers. */
  public boolean number() {
    return kind == Kind.NUMBER;
  }

  /** Whether a reader may pick one of its texts. */
  public boolean choice() {
    return kind == Kind.CHOICE;
  }
}
