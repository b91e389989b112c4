package org.matimpact.pipeline.estimate;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;
import org.matimpact.pipeline.study.crossproduct.PupilColumn;

/**
 * What the pupils of each arm lack, by scanned column and year: among all eligible schools, and
 * among the matched schools of each headline contrast. From the missingness patterns of the
 * cross-products; whole numbers, which Spark may add in any order.
 */
final class MissingData {

  private final StageContext context;
  private final PhaseSettings phase;
  private final List<String> columns;

  private MissingData(StageContext context, PhaseSettings phase) {
    this.context = context;
    this.phase = phase;
    this.columns =
        ColumnSet.of(context.contract("pupil_attainment"), context.settings(), phase.keyStage())
            .pupils()
            .stream()
            .map(PupilColumn::name)
            .toList();
  }

  /** Rows of missing_data. */
  static List<Row> rows(StageContext context, List<ContrastFacts> contrasts) {
    List<Row> rows = new ArrayList<>();
    for (PhaseSettings phase : context.settings().phases().values()) {
      if (phase.outcomes().values().stream().anyMatch(OutcomeSettings::ofPupils)) {
        List<String> headline =
            contrasts.stream()
                .filter(contrast -> contrast.phase().equals(phase.phase()))
                .filter(contrast -> contrast.headline() && contrast.estimable())
                .map(ContrastFacts::id)
                .toList();
        rows.addAll(new MissingData(context, phase).rows(headline));
      }
    }
    return rows;
  }

  private List<Row> rows(List<String> contrasts) {
    List<Row> rows = new ArrayList<>();
    Dataset<Row> counts =
        members(contrasts)
            .join(bySchool(), "urn")
            .groupBy("contrast_id", "arm", "year")
            .agg(sum("pupils").as("pupils"), sums(k -> sum(count(k)).as(count(k))))
            .orderBy("contrast_id", "arm", "year");
    RowTemplate template = context.rows("missing_data");
    for (Row row : counts.collectAsList()) {
      for (int k = 0; k < columns.size(); k++) {
        rows.add(row(template, row, k));
      }
    }
    return rows;
  }

  /** Each school of each arm. */
  private Dataset<Row> members(List<String> contrasts) {
    Dataset<Row> cohort = context.read("cohort_school");
    Dataset<Row> matched = context.read("matched_school");
    return cohort
        .where(cohort.col("phase").equalTo(phase.phase()))
        .where("eligible")
        .select(lit(ColumnSet.ALL).as("contrast_id"), cohort.col("arm"), cohort.col("urn"))
        .union(
            matched
                .where(matched.col("contrast_id").isInCollection(contrasts))
                .select("contrast_id", "arm", "urn"));
  }

  /** Pupils of a school-year, and how many of them lack each column. */
  private Dataset<Row> bySchool() {
    Dataset<Row> products = context.read("school_cross_product");
    Column lacking = split(products.col("pattern"), ",");
    return products
        .where(products.col("key_stage").equalTo(phase.keyStage()))
        .where(products.col("slice").equalTo(ColumnSet.ALL))
        .where(products.col("year").isInCollection(phase.outcomeYears()))
        .groupBy("urn", "year")
        .agg(
            sum("pupils").as("pupils"),
            sums(
                k ->
                    sum(when(array_contains(lacking, columns.get(k)), products.col("pupils"))
                            .otherwise(0L))
                        .as(count(k))));
  }

  private Column[] sums(java.util.function.IntFunction<Column> column) {
    return IntStream.range(0, columns.size()).mapToObj(column).toArray(Column[]::new);
  }

  private static String count(int column) {
    return "missing_" + column;
  }

  private Row row(RowTemplate template, Row counts, int column) {
    long pupils = counts.getAs("pupils");
    long missing = counts.getAs(count(column));
    return template
        .row()
        .put("phase", phase.phase())
        .put("contrast_id", counts.getAs("contrast_id"))
        .put("arm", counts.getAs("arm"))
        .put("column", columns.get(column))
        .put("year", counts.getAs("year"))
        .put("pupils", pupils)
        .put("missing", missing)
        .put("missing_share", (double) missing / pupils)
        .build();
  }
}
