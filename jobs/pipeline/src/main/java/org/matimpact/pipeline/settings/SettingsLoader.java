package org.matimpact.pipeline.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Merges -D values, the settings file and the defaults, in this order of preference. */
public final class SettingsLoader {

  private static final String REFERENCE = "conf/reference.conf";
  private static final ConfigParseOptions HOCON =
      ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setAllowMissing(false);

  private SettingsLoader() {}

  /**
   * Reads and validates settings.
   *
   * @param file the settings file
   * @param overrides values by key, as plain text, except lists, which begin with [
   * @throws SettingsException with every problem at once
   */
  public static Settings load(Path file, Map<String, String> overrides) {
    if (!Files.isReadable(file)) {
      throw new SettingsException(
          List.of("settings file " + file + " cannot be read; name one with -c FILE"));
    }
    try {
      return build(ConfigFactory.parseFile(file.toFile(), HOCON), overrides);
    } catch (ConfigException e) {
      throw new SettingsException(List.of(e.getMessage()));
    }
  }

  /** Settings from text in HOCON, for made-up England and for tests. */
  public static Settings parse(String hocon, Map<String, String> overrides) {
    try {
      return build(ConfigFactory.parseString(hocon, HOCON), overrides);
    } catch (ConfigException e) {
      throw new SettingsException(List.of(e.getMessage()));
    }
  }

  private static Settings build(Config file, Map<String, String> overrides) {
    Config reference = ConfigFactory.parseResources(REFERENCE, HOCON);
    Config merged =
        overrides(overrides)
            .withFallback(lakeAsPath(file))
            .withFallback(reference)
            .resolve(ConfigResolveOptions.noSystem());
    Config complete = PhaseDefaults.apply(merged);
    List<String> problems = new ArrayList<>();
    Settings settings =
        new SettingsBuilder(new SettingsNode("", complete.root(), problems), problems)
            .build(complete.root().render(ConfigRenderOptions.concise()));
    if (!problems.isEmpty()) {
      throw new SettingsException(problems.stream().distinct().toList());
    }
    return settings;
  }

  /** A value is plain text (HOCON would break hdfs:// and cut /a//b), except a list. */
  private static Config overrides(Map<String, String> overrides) {
    Config config = ConfigFactory.empty();
    for (Map.Entry<String, String> entry : overrides.entrySet()) {
      String key = entry.getKey().equals("lake") ? "lake.path" : entry.getKey();
      config = config.withValue(path(key), value(entry.getKey(), entry.getValue()));
    }
    return config;
  }

  private static String path(String key) {
    try {
      return ConfigUtil.joinPath(ConfigUtil.splitPath(key));
    } catch (ConfigException e) {
      return ConfigUtil.quoteString(key);
    }
  }

  private static ConfigValue value(String key, String text) {
    String origin = "-D " + key;
    if (text.startsWith("[")) {
      return ConfigFactory.parseString("list = " + text, HOCON.setOriginDescription(origin))
          .getValue("list");
    }
    return ConfigValueFactory.fromAnyRef(text, origin);
  }

  /** {@code lake = X} is short for {@code lake.path = X}. */
  private static Config lakeAsPath(Config file) {
    if (file.hasPath("lake") && file.getValue("lake").valueType() == ConfigValueType.STRING) {
      ConfigValue path = file.getValue("lake");
      return file.withoutPath("lake").withValue("lake.path", path);
    }
    return file;
  }
}
