package org.matimpact.pipeline.notebooks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.matimpact.pipeline.External;

/**
 * Jupyter with the Java kernel, where both are on this computer: nbconvert on the path, the
 * kernel's jar in the local Maven repository or at {@code MATIMPACT_KERNEL_JAR}.
 */
final class JupyterKernel {

  private static final String JAR =
      "io/github/padreati/rapaio-jupyter-kernel/3.0.1/rapaio-jupyter-kernel-3.0.1.jar";

  /** A kernel that answers does so within seconds, before any cell of ours has run. */
  private static final int STARTUP_SECONDS = 60;

  private JupyterKernel() {}

  /** Skips the test, or fails it with {@code -Dexternal=required}, where something is missing. */
  static void require() {
    if (!External.isOnPath("jupyter-nbconvert")) {
      External.missing("no jupyter nbconvert");
    }
    if (!Files.exists(jar())) {
      External.missing("no Java kernel at " + jar() + " (notebooks/README.md tells how to get it)");
    }
  }

  /**
   * Whether Jupyter gave up before the kernel ran a cell: its ports are drawn at random, and
   * another program can take one in between.
   */
  static boolean didNotStart(String output) {
    return output.contains("Error occurred while starting new kernel client");
  }

  /** Skips the test, or fails it with {@code -Dexternal=required}, where no kernel started. */
  static void requireStarted(String output) {
    if (didNotStart(output)) {
      External.missing("the Java kernel did not answer Jupyter: " + output);
    }
  }

  /** Writes the kernel into a folder of the test, as a user does into their own. */
  static ProcessBuilder install(Path root, Path folder) {
    ProcessBuilder install =
        new ProcessBuilder(
            root.resolve("notebooks/install-kernel").toString(),
            folder.resolve("jupyter/kernels").toString());
    install
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "MATIMPACT_KERNEL_JAR", jar().toString(),
                "MATIMPACT_CLASS_PATH", System.getProperty("java.class.path")));
    return install;
  }

  /** Executes a notebook into a file of its name in a folder. */
  static ProcessBuilder execute(Path notebook, Path folder) {
    ProcessBuilder execute =
        new ProcessBuilder(
            "jupyter-nbconvert",
            "--to=notebook",
            "--execute",
            "--ExecutePreprocessor.kernel_name=java",
            "--ExecutePreprocessor.startup_timeout=" + STARTUP_SECONDS,
            "--output-dir=" + folder,
            notebook.toString());
    execute
        .environment()
        .putAll(
            Map.of(
                "JUPYTER_PATH", folder.resolve("jupyter").toString(),
                "JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString()));
    return execute;
  }

  private static Path jar() {
    String named = System.getenv("MATIMPACT_KERNEL_JAR");
    String repository =
        System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository");
    return named == null ? Path.of(repository, JAR) : Path.of(named);
  }
}
