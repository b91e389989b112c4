package org.matimpact.pipeline.estimate;

import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.study.Dose;
import org.matimpact.pipeline.study.Outcome;
import org.matimpact.pipeline.study.StudyPhase;
import org.matimpact.pipeline.study.StudyReader;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;

/**
 * Schools of a phase with their outcomes.
 *
 * @param positions position of each URN among the schools
 * @param panels outcomes, by name and subgroup
 * @param doses numbers along which effects on pupils are followed
 * @param priorAfterJoining whether some treated school had joined its trust before the pupils'
 *     prior attainment was measured in it
 */
record PhaseOutcomes(
    StudyPhase schools,
    Map<Long, Integer> positions,
    Map<PanelKey, Outcome> panels,
    List<Dose> doses,
    boolean priorAfterJoining)
    implements Serializable {

  /** Key stage 1 ends four years before key stage 2, mostly in the same school. */
  private static final int YEARS_FROM_KEY_STAGE_1 = 4;

  /** Whole years of each school in its trust; NaN outside trusts. */
  double[] yearsInTrust() {
    return doses.get(0).bySchool();
  }

  /** The same without outcomes, which requests bring themselves. */
  PhaseOutcomes withoutPanels() {
    return new PhaseOutcomes(schools, positions, Map.of(), doses, priorAfterJoining);
  }

  static PhaseOutcomes read(StageContext context, PhaseSettings phase) {
    StudyPhase schools =
        StudyReader.phase(phase, context.read("cohort_school"), context.read("school_covariate"));
    Map<Long, Integer> positions = StudyReader.positions(schools.schools());
    Map<PanelKey, Outcome> panels = new HashMap<>();
    SchoolOutcomes.read(phase, positions, context.read("school_year"))
        .forEach((name, panel) -> panels.put(new PanelKey(name, ColumnSet.ALL), panel));
    panels.putAll(PupilOutcomes.read(context, phase, positions));
    Dataset<Row> cohort = context.read("cohort_school");
    return new PhaseOutcomes(
        schools,
        positions,
        panels,
        Doses.read(cohort, phase, positions, context.settings().cohort().sizeAt().get(0)),
        priorAfterJoining(cohort, phase));
  }

  private static boolean priorAfterJoining(Dataset<Row> cohort, PhaseSettings phase) {
    int last = phase.outcomeYears().get(phase.outcomeYears().size() - 1) - YEARS_FROM_KEY_STAGE_1;
    return phase.keyStage().equals("KS2")
        && !cohort
            .where(cohort.col("phase").equalTo(phase.phase()))
            .where("eligible and arm = 'mat'")
            .where(cohort.col("joined_on").lt(Date.valueOf(LocalDate.of(last, 5, 1))))
            .isEmpty();
  }
}
