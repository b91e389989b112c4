package org.matimpact.pipeline.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * axe-core, the checker of accessibility, where it is on this computer: {@code npm install -g
 * axe-core}, or its file at {@code MATIMPACT_AXE}.
 */
final class AxeCore {

  private AxeCore() {}

  /** Its script, or the test is skipped. */
  static Path require() {
    Path script =
        Stream.concat(
                Optional.ofNullable(System.getenv("MATIMPACT_AXE")).stream(),
                Stream.of("/usr/local/lib", "/usr/lib", "/usr/share/nodejs")
                    .flatMap(
                        root ->
                            Stream.of(
                                root + "/node_modules/axe-core/axe.min.js",
                                root + "/axe-core/axe.min.js")))
            .map(Path::of)
            .filter(Files::exists)
            .findFirst()
            .orElse(null);
    if (script == null) {
      Chromium.missing("no axe-core (npm install -g axe-core, or MATIMPACT_AXE)");
    }
    return script;
  }
}
