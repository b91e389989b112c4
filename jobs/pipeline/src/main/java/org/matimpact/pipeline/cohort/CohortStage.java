package org.matimpact.pipeline.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.run.Stage;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.settings.Settings;

/** Arms, bands, exposure, chains, covariates and attrition of every phase. */
public final class CohortStage implements Stage {

  @Override
  public String name() {
    return "cohort";
  }

  @Override
  public List<String> inputs() {
    return List.of("school", "school_link", "trust_membership", "inspection", "school_year");
  }

  @Override
  public List<String> outputs() {
    return List.of("cohort_school", "cohort_attrition", "school_covariate");
  }

  @Override
  public SortedMap<String, String> reads(Settings settings) {
    SortedMap<String, String> reads = new TreeMap<>();
    reads.put("cohort", settings.cohort().toString());
    reads.put("phases", settings.phases().toString());
    return reads;
  }

  @Override
  public void execute(StageContext context) {
    RegisterFacts facts = RegisterFacts.read(context);
    List<Row> schools = new ArrayList<>();
    List<Row> attrition = new ArrayList<>();
    List<Row> covariates = new ArrayList<>();
    for (PhaseSettings phase : context.settings().phases().values()) {
      PhaseCohort cohort =
          new PhaseCohortBuilder(
                  context.settings().cohort(), phase, facts.of(phase, context.settings().cohort()))
              .build();
      CohortRows rows = new CohortRows(cohort, context.settings().cohort());
      schools.addAll(rows.schools(context.rows("cohort_school")));
      attrition.addAll(rows.attrition(context.rows("cohort_attrition")));
      covariates.addAll(rows.covariates(context.rows("school_covariate")));
      context.say(CohortSummary.of(cohort));
    }
    context.write("cohort_school", schools);
    context.write("cohort_attrition", attrition);
    context.write("school_covariate", covariates);
  }
}
