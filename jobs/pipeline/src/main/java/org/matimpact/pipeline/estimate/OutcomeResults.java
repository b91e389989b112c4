package org.matimpact.pipeline.estimate;

import java.util.List;
import java.util.Optional;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.study.Outcome;
import org.matimpact.pipeline.study.OutcomePanel;
import org.matimpact.pipeline.study.PupilPanel;
import org.matimpact.pipeline.study.SchoolResults;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;

/**
 * The results of the schools of a phase in one outcome.
 *
 * @param pooled over the years of the headline, adjusted as the fits are
 * @param valueAdded of the latest year, of an outcome of progress: adjusted for prior attainment
 *     alone where it is one of pupils, as published where it is one of schools
 */
record OutcomeResults(
    OutcomeSettings outcome, SchoolResults pooled, Optional<SchoolResults> valueAdded) {

  static OutcomeResults of(Settings settings, OutcomeSettings outcome, PhaseOutcomes phase) {
    Outcome panel = phase.panels().get(new PanelKey(outcome.name(), ColumnSet.ALL));
    List<Integer> years = outcome.pools().get(0);
    List<Integer> latest = years.subList(years.size() - 1, years.size());
    boolean progress = outcome.kind() == OutcomeSettings.Kind.PROGRESS;
    if (panel instanceof PupilPanel pupils) {
      List<String> prior = settings.estimate().priorAttainment();
      return new OutcomeResults(
          outcome,
          SchoolResults.of(pupils, years, pupils.names()),
          progress ? Optional.of(SchoolResults.of(pupils, latest, prior)) : Optional.empty());
    }
    OutcomePanel schools = (OutcomePanel) panel;
    double sd = outcome.pupilSd() > 0 ? outcome.pupilSd() : Double.NaN;
    return new OutcomeResults(
        outcome,
        SchoolResults.of(schools, years, sd),
        progress ? Optional.of(SchoolResults.of(schools, latest, sd)) : Optional.empty());
  }

  /** Value added of a school in the latest year: the outcome itself where it is one of schools. */
  static double valueAdded(SchoolResults results, OutcomeSettings outcome, int school) {
    return outcome.ofPupils() ? results.adjusted()[school] : results.raw()[school];
  }
}
