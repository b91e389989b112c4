package org.matimpact.pipeline.settings;

import java.util.List;

/** Every problem of the settings at once; the command line ends with exit code 2. */
public final class SettingsException extends RuntimeException {

  private final List<String> problems;

  public SettingsException(List<String> problems) {
    super(
        problems.size() == 1
            ? problems.get(0)
            : problems.size() + " problems in the settings:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, one message a problem, each with file and line where they are known. */
  public List<String> problems() {
    return problems;
  }
}
