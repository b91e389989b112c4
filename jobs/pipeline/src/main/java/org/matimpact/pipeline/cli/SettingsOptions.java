package org.matimpact.pipeline.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.settings.SettingsLoader;
import picocli.CommandLine.Option;

/** The options that every command with settings shares. */
final class SettingsOptions {

  @Option(
      names = {"-c", "--conf"},
      required = true,
      paramLabel = "FILE",
      description = "Settings of the evaluation, such as conf/england-open-2019.conf.")
  private Path file;

  @Option(
      names = "-D",
      mapFallbackValue = "",
      paramLabel = "key=value",
      description = "Overrides a setting; plain text, or a list in [ ].")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(names = "--lake", paramLabel = "DIR", description = "Root of the lake; overrides lake.")
  private String lake = "";

  /** The settings in force. */
  Settings settings() {
    Map<String, String> all = new LinkedHashMap<>(overrides);
    if (!lake.isEmpty()) {
      all.put("lake", lake);
    }
    return PupilSettings.checked(SettingsLoader.load(file, all));
  }
}
