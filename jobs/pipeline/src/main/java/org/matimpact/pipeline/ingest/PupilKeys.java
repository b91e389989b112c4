package org.matimpact.pipeline.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.matimpact.pipeline.contract.Break;
import org.matimpact.pipeline.contract.PupilKey;
import org.matimpact.pipeline.contract.SourceSpec;
import org.matimpact.pipeline.settings.IngestSettings;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.settings.SettingsException;

/**
 * Finds the key of the hash that stands for a pupil. Nothing that is said about it shows a byte of
 * it.
 *
 * @param key the key; empty when there is none or it cannot be used
 * @param problem why it cannot be used
 */
record PupilKeys(Optional<PupilKey> key, Optional<Break> problem) {

  private static final String ADVICE =
      "Keep at least %d bytes there, such as the output of: openssl rand -hex 32"
          .formatted(PupilKey.SHORTEST);

  /**
   * The key that the settings name.
   *
   * @param pupils sources that hold pupils; none need no key
   * @throws SettingsException when they name none and there are such sources
   */
  static PupilKeys of(Settings settings, List<SourceSpec> pupils, Map<String, String> environment) {
    if (pupils.isEmpty()) {
      return new PupilKeys(Optional.empty(), Optional.empty());
    }
    IngestSettings ingest = settings.ingest();
    if (!ingest.pupilKeyFile().isEmpty()) {
      return fromFile(Path.of(settings.data()).resolve(ingest.pupilKeyFile()));
    }
    if (ingest.pupilKeyEnv().isEmpty()) {
      throw new SettingsException(List.of(missing(pupils)));
    }
    String place = "environment variable " + ingest.pupilKeyEnv();
    String value = environment.get(ingest.pupilKeyEnv());
    return value == null
        ? unusable(place, "is not set, and ingest.pupil_key_env names it")
        : of(place, value.getBytes(StandardCharsets.UTF_8));
  }

  private static String missing(List<SourceSpec> pupils) {
    return "ingest.pupil_key_file and ingest.pupil_key_env are both empty, but "
        + pupils.stream().map(SourceSpec::name).collect(Collectors.joining(", "))
        + " holds pupils, whose keys are replaced by a keyed hash; name a file or an environment"
        + " variable with its key";
  }

  private static PupilKeys fromFile(Path file) {
    if (!Files.isRegularFile(file)) {
      return unusable(file.toString(), "is not there, and ingest.pupil_key_file names it");
    }
    try {
      return of(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      return unusable(file.toString(), "cannot be read, and ingest.pupil_key_file names it");
    }
  }

  private static PupilKeys of(String place, byte[] bytes) {
    int length = bytes.length;
    while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r')) {
      length--;
    }
    return length < PupilKey.SHORTEST
        ? unusable(
            place,
            "holds a pupil key of %d bytes, less than %d".formatted(length, PupilKey.SHORTEST))
        : new PupilKeys(Optional.of(new PupilKey(Arrays.copyOf(bytes, length))), Optional.empty());
  }

  private static PupilKeys unusable(String place, String problem) {
    return new PupilKeys(Optional.empty(), Optional.of(Break.ofFile(place, problem, ADVICE)));
  }
}
