package org.matimpact.pipeline.estimate;

import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.EstimateSettings;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;

/**
 * The steps from all pupils of a key stage to those who can enter the fits of an outcome. Counted
 * from the cross-products, which hold every pupil: no pupil is read again.
 */
final class OutcomeAttrition {

  /** Pupils of one year, alike in what they lack and in whether their school is in the cohort. */
  private record Group(int year, boolean eligible, String pattern) {

    boolean lacks(Predicate<String> column) {
      return Arrays.stream(pattern.split(",", -1)).anyMatch(column);
    }
  }

  private final PhaseSettings phase;
  private final EstimateSettings estimate;
  private final Map<Group, Long> pupils = new HashMap<>();

  private OutcomeAttrition(PhaseSettings phase, EstimateSettings estimate) {
    this.phase = phase;
    this.estimate = estimate;
  }

  /**
   * Rows of outcome_attrition of a phase.
   *
   * @param eligible schools of the cohort, by URN
   */
  static List<Row> rows(StageContext context, PhaseSettings phase, Set<Long> eligible) {
    OutcomeAttrition attrition = new OutcomeAttrition(phase, context.settings().estimate());
    attrition.count(context, eligible);
    List<Row> rows = new ArrayList<>();
    phase.outcomes().values().stream()
        .filter(OutcomeSettings::ofPupils)
        .forEach(outcome -> rows.addAll(attrition.of(outcome, context.rows("outcome_attrition"))));
    return rows;
  }

  /** Whole numbers, which Spark may add in any order. */
  private void count(StageContext context, Set<Long> eligible) {
    Dataset<Row> products = context.read("school_cross_product");
    for (Row row :
        products
            .where(products.col("key_stage").equalTo(phase.keyStage()))
            .where(products.col("slice").equalTo(ColumnSet.ALL))
            .groupBy(
                products.col("year"),
                products.col("urn").isInCollection(eligible),
                products.col("pattern"))
            .agg(sum(products.col("pupils")))
            .collectAsList()) {
      pupils.put(
          new Group((int) row.getLong(0), row.getBoolean(1), row.getString(2)), row.getLong(3));
    }
  }

  private List<Row> of(OutcomeSettings outcome, RowTemplate template) {
    boolean progress = outcome.kind() == OutcomeSettings.Kind.PROGRESS;
    Set<String> characteristics = new HashSet<>(estimate.pupilCovariates());
    List<Row> rows = new ArrayList<>();
    for (int year : phase.outcomeYears()) {
      Steps steps = new Steps(template, outcome.name(), year);
      steps.leave("school outside the cohort", group -> !group.eligible());
      steps.leave("no result", group -> group.lacks(outcome.pupilColumn()::equals));
      steps.leave(
          "missing prior attainment",
          group -> progress && group.lacks(ColumnSet.PRIOR_ATTAINMENT::equals));
      steps.leave("missing characteristic", group -> group.lacks(characteristics::contains));
      rows.addAll(steps.rows);
    }
    return rows;
  }

  /** Those who leave, step by step, in one year. */
  private final class Steps {

    private final RowTemplate template;
    private final String outcome;
    private final int year;
    private final Set<Group> left = new HashSet<>();
    private final List<Row> rows = new ArrayList<>();

    Steps(RowTemplate template, String outcome, int year) {
      this.template = template;
      this.outcome = outcome;
      this.year = year;
      pupils.keySet().stream().filter(group -> group.year() == year).forEach(left::add);
    }

    void leave(String reason, Predicate<Group> leaves) {
      long before = count();
      left.removeIf(leaves);
      long after = count();
      rows.add(
          template
              .row()
              .put("phase", phase.phase())
              .put("outcome", outcome)
              .put("year", year)
              .put("step", rows.size() + 1)
              .put("reason", reason)
              .put("pupils_before", before)
              .put("pupils_dropped", before - after)
              .put("pupils_after", after)
              .build());
    }

    private long count() {
      return left.stream().mapToLong(pupils::get).sum();
    }
  }
}
