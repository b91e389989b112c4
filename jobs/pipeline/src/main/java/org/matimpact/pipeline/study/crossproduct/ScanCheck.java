package org.matimpact.pipeline.study.crossproduct;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.settings.ScanSettings;
import org.matimpact.pipeline.settings.Settings;

/**
 * What in the settings cannot be scanned or fitted, found before anything is read: columns that are
 * none, derived columns without their factors, subgroups that are no flags, outcomes of pupils
 * without a source of pupils.
 */
public final class ScanCheck {

  private final Settings settings;
  private final TableContract contract;
  private final List<String> problems = new ArrayList<>();

  private ScanCheck(Settings settings, TableContract contract) {
    this.settings = settings;
    this.contract = contract;
  }

  /**
   * Every problem; none for settings without an outcome of pupils.
   *
   * @param contract of pupil_attainment
   * @param keyStages key stages of which a source holds pupils
   */
  public static List<String> problems(
      Settings settings, TableContract contract, Set<String> keyStages) {
    ScanCheck check = new ScanCheck(settings, contract);
    for (PhaseSettings phase : settings.phases().values()) {
      for (OutcomeSettings outcome : phase.outcomes().values()) {
        if (outcome.ofPupils()) {
          check.outcome(phase, outcome, keyStages);
        }
      }
    }
    return check.problems.stream().distinct().toList();
  }

  private void outcome(PhaseSettings phase, OutcomeSettings outcome, Set<String> keyStages) {
    String path = "phases." + phase.phase() + ".outcomes." + outcome.name();
    if (!keyStages.contains(phase.keyStage())) {
      problems.add(
          "%s is of pupils, but no source holds pupils of %s; name one under sources"
              .formatted(path, phase.keyStage()));
    }
    try {
      PupilColumn column = PupilColumn.of(contract, outcome.pupilColumn());
      if (outcome.kind() == OutcomeSettings.Kind.BINARY && !column.flag()) {
        problems.add("%s is binary, but %s is no column of 0 and 1".formatted(path, column.name()));
      }
    } catch (IllegalArgumentException e) {
      problems.add("%s.pupil_column: %s".formatted(path, e.getMessage()));
      return;
    }
    scan(outcome);
  }

  private void scan(OutcomeSettings outcome) {
    ScanSettings scan = settings.scan();
    try {
      ColumnSet set = ColumnSet.of(contract, scan, List.of(outcome.pupilColumn()));
      scan.subgroups().forEach(subgroup -> subgroup(set, subgroup));
      List<String> predictors = new ArrayList<>(settings.estimate().pupilCovariates());
      predictors.addAll(settings.estimate().priorAttainment());
      new MomentsDesign(new ProductLayout(set), predictors, outcome.pupilColumn())
          .year(0, NationalMoments.NONE, NationalMoments.NONE);
    } catch (IllegalArgumentException e) {
      problems.add("scan: " + e.getMessage());
    }
  }

  private void subgroup(ColumnSet set, String subgroup) {
    PupilColumn pupils = set.pupils().get(set.pupilPosition(ColumnSet.behind(subgroup)));
    if (!pupils.flag() && !subgroup.equals(ColumnSet.PRIOR_TERCILE)) {
      problems.add(
          "scan.subgroups names %s, which is no column of 0 and 1; those and %s can be summed apart"
              .formatted(subgroup, ColumnSet.PRIOR_TERCILE));
    }
  }
}
