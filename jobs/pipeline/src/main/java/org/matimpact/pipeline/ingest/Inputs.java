package org.matimpact.pipeline.ingest;

import java.nio.file.Path;
import java.util.List;
import org.matimpact.pipeline.contract.Contracts;
import org.matimpact.pipeline.contract.InputException;
import org.matimpact.pipeline.contract.ReadScope;
import org.matimpact.pipeline.contract.SourceReader;
import org.matimpact.pipeline.contract.SourceSet;
import org.matimpact.pipeline.contract.SourceSpec;
import org.matimpact.pipeline.settings.Settings;

/** The files that the settings name. */
public final class Inputs {

  private Inputs() {}

  /**
   * Reads every source against its contract.
   *
   * @throws org.matimpact.pipeline.contract.InputException with every problem of every file
   */
  public static SourceSet read(Settings settings, ReadScope scope) {
    Contracts contracts = Contracts.load(settings.contracts().stream().map(Path::of).toList());
    return new SourceReader(contracts)
        .read(specs(settings), scope, settings.ingest().maximumRejectedShare());
  }

  /**
   * Reads the first rows of every source, and all of them once those show a problem: then the
   * report is whole, and a share of bad rows is a share of the file.
   *
   * @throws org.matimpact.pipeline.contract.InputException with every problem of every file
   */
  public static SourceSet check(Settings settings) {
    try {
      return read(settings, ReadScope.SAMPLE);
    } catch (InputException e) {
      return read(settings, ReadScope.FULL);
    }
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
