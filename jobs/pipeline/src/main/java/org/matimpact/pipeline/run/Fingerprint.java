package org.matimpact.pipeline.run;

import java.util.List;
import java.util.Map;
import org.matimpact.pipeline.lake.ManifestEntry;
import org.matimpact.pipeline.settings.Settings;

/**
 * SHA-256 of the stage's name, the code, what the stage reads from settings and files, and the
 * fingerprints of its input tables. A stage whose fingerprint is unchanged need not run again.
 */
final class Fingerprint {

  private Fingerprint() {}

  static String of(
      Stage stage, Settings settings, String codeVersion, Map<String, ManifestEntry> tables) {
    Digest digest = new Digest().add(stage.name()).add(codeVersion).add(settings.edition());
    stage.reads(settings).forEach((name, text) -> digest.add(name).add(text));
    List<String> inputs = stage.inputs().stream().sorted().toList();
    for (String input : inputs) {
      digest.add(input).add(tables.get(input).fingerprint());
    }
    return digest.hex();
  }
}
