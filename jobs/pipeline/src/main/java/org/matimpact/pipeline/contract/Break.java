package org.matimpact.pipeline.contract;

/**
 * A reason why a file cannot be used.
 *
 * @param file the file as named in the settings
 * @param line line at fault, the header being 1; 0 when the file as a whole is at fault
 * @param column header at fault, empty when no single column is
 * @param problem what is wrong, with counts
 * @param advice what to do about it
 */
public record Break(String file, long line, String column, String problem, String advice) {

  /** A problem of the file as a whole. */
  public static Break ofFile(String file, String problem, String advice) {
    return new Break(file, 0, "", problem, advice);
  }

  /** File, line, column, problem and advice in one line of text. */
  @Override
  public String toString() {
    return file
        + (line > 0 ? ":" + line : "")
        + (column.isEmpty() ? "" : " [" + column + "]")
        + ": "
        + problem
        + ". "
        + advice
        + ".";
  }
}
