package org.matimpact.pipeline.notebooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.LocalExecutionControlProvider;

/**
 * Runs every code cell of a notebook through JShell, in this JVM, and ends with 1 at the first cell
 * that does not compile or throws. What the cells display is appended to a file. As in the kernel,
 * java.util and display are there from the start.
 */
public final class NotebookMain {

  /** Named by property, because the cells run with an empty list of arguments. */
  static final String DISPLAYED = "notebook.displayed";

  private final JShell shell;

  private NotebookMain(JShell shell) {
    this.shell = shell;
  }

  /** Runs the notebook that the argument names. */
  public static void main(String[] arguments) {
    try {
      run(Path.of(arguments[0]));
    } catch (Exception e) {
      e.printStackTrace(System.out);
      System.out.flush();
      System.exit(1);
    }
    System.exit(0);
  }

  private static void run(Path notebook) throws Exception {
    try (JShell shell =
        JShell.builder()
            .executionEngine(new LocalExecutionControlProvider(), Map.of())
            .compilerOptions("-classpath", System.getProperty("java.class.path"))
            .build()) {
      NotebookMain run = new NotebookMain(shell);
      run.cell("import java.util.*;");
      run.cell("import static " + NotebookMain.class.getName() + ".display;");
      List<String> cells = NotebookCells.code(notebook);
      for (String cell : cells) {
        run.cell(cell);
      }
      System.out.println("Cells run: " + cells.size());
    }
  }

  /** What the kernel offers the cells under this name. */
  public static String display(String type, Object content) {
    try {
      Files.writeString(
          Path.of(System.getProperty(DISPLAYED)),
          type + "\n" + content + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "displayed";
  }

  private void cell(String source) {
    SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    String rest = source;
    while (!rest.isBlank()) {
      CompletionInfo next = analysis.analyzeCompletion(rest);
      if (!next.completeness().isComplete()) {
        throw new IllegalStateException("Not a whole snippet: " + rest);
      }
      shell.eval(next.source()).forEach(this::requireGood);
      rest = next.remaining();
    }
  }

  private void requireGood(SnippetEvent event) {
    Snippet snippet = event.snippet();
    String diagnostics =
        shell
            .diagnostics(snippet)
            .map(diagnostic -> diagnostic.getMessage(null))
            .collect(Collectors.joining("\n"));
    if (!diagnostics.isEmpty() || event.status() != Snippet.Status.VALID) {
      throw new IllegalStateException(
          "%s: %s%nin%n%s".formatted(event.status(), diagnostics, snippet.source()));
    }
    if (event.exception() != null) {
      throw new IllegalStateException("A cell threw in " + snippet.source(), event.exception());
    }
  }
}
