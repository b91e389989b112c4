package org.matimpact.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.matimpact.pipeline.contract.ContractException;
import org.matimpact.pipeline.contract.Contracts;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.settings.SettingsException;
import org.matimpact.pipeline.settings.SourceSettings;
import org.matimpact.pipeline.study.crossproduct.ScanCheck;

/** Holds settings about pupils against the contracts of the files and of the pupils' table. */
final class PupilSettings {

  private PupilSettings() {}

  /**
   * The settings, when pupils can be scanned and fitted as they say.
   *
   * @throws SettingsException with every problem at once
   */
  static Settings checked(Settings settings) {
    List<String> problems =
        ScanCheck.problems(
            settings, TableContracts.load().table("pupil_attainment"), keyStages(settings));
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return settings;
  }

  private static Set<String> keyStages(Settings settings) {
    Contracts contracts = Contracts.load(settings.contracts().stream().map(Path::of).toList());
    return settings.sources().values().stream()
        .flatMap(source -> keyStage(contracts, source).stream())
        .collect(Collectors.toSet());
  }

  /** A layout that is not known is reported, with the nearest names, when the sources are read. */
  private static Optional<String> keyStage(Contracts contracts, SourceSettings source) {
    try {
      return contracts.source(source.contract()).keyStage();
    } catch (ContractException e) {
      return Optional.empty();
    }
  }
}
