package org.matimpact.pipeline.estimate;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.study.Outcome;
import org.matimpact.pipeline.study.StudyPhase;
import org.matimpact.pipeline.study.StudyReader;

/**
 * Schools of a phase with their outcomes.
 *
 * @param positions position of each URN among the schools
 * @param panels outcomes by name
 */
record PhaseOutcomes(StudyPhase schools, Map<Long, Integer> positions, Map<String, Outcome> panels)
    implements Serializable {

  static PhaseOutcomes read(StageContext context, PhaseSettings phase) {
    StudyPhase schools =
        StudyReader.phase(phase, context.read("cohort_school"), context.read("school_covariate"));
    Map<Long, Integer> positions = StudyReader.positions(schools.schools());
    Map<String, Outcome> panels = new HashMap<>();
    panels.putAll(SchoolOutcomes.read(phase, positions, context.read("school_year")));
    panels.putAll(PupilOutcomes.read(context, phase, positions));
    return new PhaseOutcomes(schools, positions, panels);
  }
}
