package org.matimpact.pipeline.cli;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.Callable;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.settings.SettingsLoader;
import org.matimpact.pipeline.synthetic.MadeUpEngland;
import org.matimpact.pipeline.synthetic.SyntheticSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole evaluation on a made-up England whose effects are known. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Runs the evaluation on a made-up England and prints estimates beside the truth.")
final class DemoCommand implements Callable<Integer> {

  private static final String SETTINGS = "conf/demo.conf";
  private static final String TRUTH = "truth.json";

  @Option(names = "--out", paramLabel = "DIR", description = "Where to work (default: ./demo).")
  private Path out = Path.of("demo");

  @Option(names = "--scale", paramLabel = "S", description = "1 is England (default: 0.05).")
  private double scale = 0.05;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of every draw (default: 1).")
  private long seed = 1;

  @Override
  public Integer call() throws Exception {
    Path data = out.resolve("data");
    MadeUpEngland.write(data, SyntheticSettings.of(scale, seed));
    Files.copy(data.resolve(TRUTH), out.resolve(TRUTH), StandardCopyOption.REPLACE_EXISTING);
    Path lake = out.resolve("lake");
    Settings settings = settings(data, lake);
    Jobs.run(settings, Stages.study(), Completeness.COMPLETE);
    EffectsBesideTruth beside = EffectsBesideTruth.read(settings, out.resolve(TRUTH));
    beside.write(out.resolve("effects_beside_truth.csv"));
    beside.print(System.out);
    ReportFiles.afterRun(settings);
    return 0;
  }

  private static Settings settings(Path data, Path lake) throws Exception {
    try (InputStream in = DemoCommand.class.getClassLoader().getResourceAsStream(SETTINGS)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return SettingsLoader.parse(text, Map.of("data", data.toString(), "lake", lake.toString()));
    }
  }
}
