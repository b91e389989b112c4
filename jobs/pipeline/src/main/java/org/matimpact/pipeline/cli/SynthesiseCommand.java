package org.matimpact.pipeline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.matimpact.pipeline.synthetic.MadeUpEngland;
import org.matimpact.pipeline.synthetic.PlantedEffects;
import org.matimpact.pipeline.synthetic.SyntheticSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Made-up England as files. */
@Command(
    name = "synthesise",
    mixinStandardHelpOptions = true,
    description = "Writes a made-up England in the official file layouts, with its truth.")
final class SynthesiseCommand implements Callable<Integer> {

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  private Path out;

  @Option(names = "--scale", paramLabel = "S", description = "1 is England (default: 1).")
  private double scale = 1;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of every draw (default: 1).")
  private long seed = 1;

  @Option(
      names = "--null",
      description = "Plants no mean effect anywhere; trusts still differ around zero.")
  private boolean noEffect;

  @Option(
      names = "--hidden-confounder",
      paramLabel = "SD",
      description =
          "Pupil SDs that an unobserved school trait adds to results while it also moves schools to"
              + " join trusts (default: 0, none; at most 0.4).")
  private double confounder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    MadeUpEngland.write(out, settings());
    return 0;
  }

  private SyntheticSettings settings() {
    try {
      SyntheticSettings settings =
          SyntheticSettings.of(scale, seed).withHiddenConfounder(confounder);
      return noEffect ? settings.withPlanted(PlantedEffects.none()) : settings;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
