package org.matimpact.pipeline.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.matimpact.pipeline.contract.Break;
import org.matimpact.pipeline.contract.Breaks;
import org.matimpact.pipeline.contract.Contracts;
import org.matimpact.pipeline.contract.InputException;
import org.matimpact.pipeline.contract.ReadScope;
import org.matimpact.pipeline.contract.SourceReader;
import org.matimpact.pipeline.contract.SourceSet;
import org.matimpact.pipeline.contract.SourceSpec;
import org.matimpact.pipeline.settings.Settings;

/** The files that the settings name. */
public final class Inputs {

  private final Settings settings;
  private final Contracts contracts;
  private final SourceReader reader;
  private final List<SourceSpec> specs;
  private final PupilKeys key;

  private Inputs(Settings settings) {
    this.settings = settings;
    this.contracts = Contracts.load(settings.contracts().stream().map(Path::of).toList());
    this.reader = new SourceReader(contracts);
    this.specs = specs(settings);
    this.key = PupilKeys.of(settings, reader.pupils(specs), System.getenv());
  }

  /**
   * The inputs of a run; nothing but the contracts and the pupil key has been read.
   *
   * @throws org.matimpact.pipeline.settings.SettingsException when there are pupils and the
   *     settings name no key
   */
  static Inputs of(Settings settings) {
    return new Inputs(settings);
  }

  /**
   * Reads every source against its contract; rows of pupils are judged and counted, without Spark.
   *
   * @throws InputException with every problem of every file
   */
  public static SourceSet read(Settings settings, ReadScope scope) {
    Inputs inputs = of(settings);
    List<Break> breaks = new ArrayList<>(inputs.key.problem().stream().toList());
    try {
      SourceSet set = inputs.reader.read(inputs.specs, scope, inputs.maximumRejectedShare());
      if (breaks.isEmpty()) {
        return set;
      }
    } catch (InputException e) {
      breaks.addAll(e.breaks());
    }
    throw new InputException(breaks);
  }

  /**
   * Reads the first rows of every source, and all of them once those show a problem: then the
   * report is whole, and a share of bad rows is a share of the file.
   *
   * @throws InputException with every problem of every file
   */
  public static SourceSet check(Settings settings) {
    try {
      return read(settings, ReadScope.SAMPLE);
    } catch (InputException e) {
      return read(settings, ReadScope.FULL);
    }
  }

  /**
   * Reads every source to its end but those of pupils, which executors read; once that shows a
   * problem, all of them.
   *
   * @throws InputException with every problem of every file
   */
  public static void checkRegister(Settings settings) {
    List<Break> breaks = of(settings).register().breaks();
    if (!breaks.isEmpty()) {
      read(settings, ReadScope.FULL);
      throw new InputException(breaks);
    }
  }

  SourceReader.Reading register() {
    return reader.readRegister(specs, ReadScope.FULL, maximumRejectedShare());
  }

  SourceReader reader() {
    return reader;
  }

  Contracts contracts() {
    return contracts;
  }

  List<SourceSpec> specs() {
    return specs;
  }

  PupilKeys key() {
    return key;
  }

  double maximumRejectedShare() {
    return settings.ingest().maximumRejectedShare();
  }

  /** One report of everything found. */
  InputException report(List<Break> breaks) {
    return new InputException(Breaks.sorted(breaks, specs));
  }

  static List<SourceSpec> specs(Settings settings) {
    Path data = Path.of(settings.data());
    return settings.sources().entrySet().stream()
        .map(
            source ->
                new SourceSpec(
                    source.getKey(),
                    source.getValue().contract(),
                    source.getValue().files().stream().map(data::resolve).toList()))
        .toList();
  }
}
