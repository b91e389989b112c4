package org.matimpact.pipeline.contract;

/**
 * A rule that a row broke.
 *
 * @param column header at fault, empty when no single column is
 * @param rule name of the rule: a constraint or a type of the schema, a custom property ({@code
 *     x-values}, {@code x-aliases}, {@code x-lookup}), a key ({@code primaryKey}, {@code
 *     uniqueKeys}, {@code foreignKeys}), or one of "columns", "encoding", "quote", "overlap"
 * @param message what is wrong, in words
 */
public record RowBreak(String column, String rule, String message) {

  /** Bytes that are not text in the declared encoding: the file, not the row, is at fault. */
  static final String ENCODING = "encoding";

  /** A column under its name of another year: mostly the file, not the row, is at fault. */
  static final String ANOTHER_YEAR = "x-aliases";

  /** The message with its column. */
  @Override
  public String toString() {
    return column.isEmpty() ? message : column + ": " + message;
  }
}
