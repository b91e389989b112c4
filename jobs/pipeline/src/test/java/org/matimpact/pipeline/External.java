package org.matimpact.pipeline;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs from outside, which tests tagged {@code external} use where they are found. */
public final class External {

  private External() {}

  /** Skips the test, or fails it with {@code -Dexternal=required}, saying what is not here. */
  public static void missing(String what) {
    String message = "not run: " + what;
    if ("required".equals(System.getProperty("external"))) {
      fail(message);
    }
    abort(message);
  }

  /** Whether the path has a program of that name. */
  public static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** The first of those pythons that can import a module; {@link #missing} where none can. */
  public static String python(String module) throws IOException, InterruptedException {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      boolean found = isOnPath(python) || Files.isExecutable(Path.of(python));
      if (found && run(python, "-c", "import " + module).status() == 0) {
        return python;
      }
    }
    missing("no python3 with " + module);
    return "";
  }

  /** Runs a program to its end. */
  public static Ended run(String... command) throws IOException, InterruptedException {
    return run(new ProcessBuilder(command));
  }

  /** Runs a program to its end. */
  public static Ended run(ProcessBuilder command) throws IOException, InterruptedException {
    Process process = command.redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), text);
  }

  /**
   * How a program ended.
   *
   * @param text what it wrote to both streams
   */
  public record Ended(int status, String text) {}
}
