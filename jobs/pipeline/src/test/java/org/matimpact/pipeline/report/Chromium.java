package org.matimpact.pipeline.report;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Chromium without a window, where it is on this computer, steered by its DevTools protocol. */
final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final int STARTUP_SECONDS = 60;

  private final Process process;
  private final Path profile;

  private Chromium(Process process, Path profile) {
    this.process = process;
    this.profile = profile;
  }

  /** Starts it with a profile of its own, or skips the test where it is not found. */
  static Chromium start(Path folder) throws IOException {
    Path program = found().orElse(null);
    if (program == null) {
      missing("no chromium");
    }
    Path profile = Files.createTempDirectory(folder, "profile");
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--remote-debugging-port=0",
                "--remote-allow-origins=*",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromium.txt").toFile())
            .start();
    return new Chromium(process, profile);
  }

  /** Skips the test, or fails it with {@code -Dexternal=required}, where something is missing. */
  static void missing(String what) {
    String message = "not run: " + what;
    if ("required".equals(System.getProperty("external"))) {
      fail(message);
    }
    abort(message);
  }

  /** A new page. */
  DevTools page() throws IOException, InterruptedException {
    Path written = profile.resolve("DevToolsActivePort");
    for (int tenths = 0; !Files.exists(written) && tenths < 10 * STARTUP_SECONDS; tenths++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    int port = Integer.parseInt(Files.readAllLines(written).get(0));
    return DevTools.open(URI.create("http://127.0.0.1:" + port));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().orTimeout(STARTUP_SECONDS, TimeUnit.SECONDS).join();
  }

  private static Optional<Path> found() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
