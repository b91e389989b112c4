package org.matimpact.pipeline.impute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.run.Deal;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;
import org.matimpact.pipeline.study.crossproduct.ImputedDesign;
import org.matimpact.pipeline.study.crossproduct.ProductLayout;
import org.matimpact.statistics.imputation.GroupSums;

/**
 * Fits the imputation models of a phase on the pupils of its eligible schools, one outcome after
 * another: the driver holds the sums of one, some hundred numbers a school, year and pattern.
 */
final class PhaseModels {

  private final StageContext context;
  private final PhaseSettings phase;
  private final ColumnSet set;
  private final ProductLayout layout;
  private final Map<Long, Integer> strata;

  PhaseModels(StageContext context, PhaseSettings phase) {
    this.context = context;
    this.phase = phase;
    set = ColumnSet.of(context.contract("pupil_attainment"), context.settings(), phase.keyStage());
    layout = new ProductLayout(set);
    strata = strata();
  }

  /** Arm of each eligible school as a number. */
  private Map<Long, Integer> strata() {
    Dataset<Row> cohort = context.read("cohort_school");
    SortedMap<Long, String> arms = new TreeMap<>();
    for (Row row :
        cohort
            .where(cohort.col("phase").equalTo(phase.phase()))
            .where("eligible")
            .select("urn", "arm")
            .collectAsList()) {
      arms.put(row.getLong(0), row.getString(1));
    }
    List<String> inOrder = List.copyOf(new TreeSet<>(arms.values()));
    Map<Long, Integer> numbers = new TreeMap<>();
    arms.forEach((urn, arm) -> numbers.put(urn, inOrder.indexOf(arm)));
    return numbers;
  }

  /** The models of every outcome of pupils for which somebody lacks a predictor. */
  ImputationPlan plan() {
    List<OutcomeModel> models = new ArrayList<>();
    for (String column : new TreeSet<>(outcomeColumns())) {
      model(column).ifPresent(models::add);
    }
    return new ImputationPlan(
        phase.phase(),
        layout,
        phase.outcomeYears(),
        strata,
        List.copyOf(models),
        context.settings().estimate().imputations(),
        context.settings().seed());
  }

  private List<String> outcomeColumns() {
    return phase.outcomes().values().stream()
        .filter(OutcomeSettings::ofPupils)
        .map(OutcomeSettings::pupilColumn)
        .toList();
  }

  /** None where nobody lacks a predictor, or where nobody has one. */
  private Optional<OutcomeModel> model(String outcome) {
    ImputedColumns columns =
        ImputedColumns.of(
            context.contract("pupil_attainment"),
            set,
            ImputedDesign.imputed(set, context.settings().estimate(), phase, outcome),
            outcome);
    SortedMap<Long, GroupSums> schools = schools(columns);
    Lacking lacking = Lacking.of(schools.values(), columns.size());
    if (!lacking.imputable()) {
      return Optional.empty();
    }
    return Optional.of(
        OutcomeModel.of(
            columns,
            lacking,
            schools,
            new TreeSet<>(strata.values()).size(),
            phase.outcomeYears().size(),
            context.settings().estimate().imputations(),
            context.settings().seed()));
  }

  private SortedMap<Long, GroupSums> schools(ImputedColumns columns) {
    Broadcast<Map<Long, Integer>> eligible =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(strata);
    Dataset<Row> products = context.read("school_cross_product");
    List<Integer> years = phase.outcomeYears();
    ProductLayout sums = layout;
    SortedMap<Long, GroupSums> schools = new TreeMap<>();
    try {
      products
          .where(products.col("key_stage").equalTo(phase.keyStage()))
          .where(products.col("slice").equalTo(ColumnSet.ALL))
          .where(products.col("year").isInCollection(years))
          .select("urn", "year", "pattern", "pupils", "products", "high")
          .filter((FilterFunction<Row>) row -> eligible.value().containsKey(row.getLong(0)))
          .repartition(Deal.slices(context.spark()), products.col("urn"))
          .sortWithinPartitions("urn", "year", "pattern")
          .toJavaRDD()
          .mapPartitions(rows -> new SchoolPatterns(rows, sums, columns, years))
          .collect()
          .forEach(
              school ->
                  schools.put(
                      school.urn(), new GroupSums(strata.get(school.urn()), school.patterns())));
    } finally {
      eligible.destroy();
    }
    schools.values().removeIf(school -> school.patterns().isEmpty());
    return schools;
  }
}
