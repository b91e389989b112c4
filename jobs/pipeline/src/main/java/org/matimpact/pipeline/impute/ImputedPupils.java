package org.matimpact.pipeline.impute;

import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.lake.TableSchema;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.study.crossproduct.PupilColumn;
import org.matimpact.pipeline.study.crossproduct.WholeFiles;

/**
 * The second scan as a frame: one pass over the pupils of a phase who lack a predictor, whole files
 * in order, no exchange.
 */
final class ImputedPupils {

  private static final String TABLE = "imputed_cross_product";

  private ImputedPupils() {}

  /** The rows of imputed_cross_product of one phase. */
  static Dataset<Row> of(StageContext context, Broadcast<ImputationPlan> plan) {
    PhaseSettings phase = context.settings().phases().get(plan.value().phase());
    return context
        .spark()
        .createDataFrame(
            sums(context.read("pupil_attainment"), phase, plan, context.rows(TABLE)),
            TableSchema.of(context.contract(TABLE)))
        .sortWithinPartitions("phase", "imputation", "outcome_column", "urn", "year");
  }

  /** The same, a partition a file of pupils. */
  static JavaRDD<Row> sums(
      Dataset<Row> pupils,
      PhaseSettings phase,
      Broadcast<ImputationPlan> plan,
      RowTemplate template) {
    Dataset<Row> read = columns(pupils, phase, plan.value());
    StructType schema = read.schema();
    return WholeFiles.read(read)
        .toJavaRDD()
        .mapPartitions(file -> new ImputationScan(file, plan.value(), schema, template));
  }

  /** What the scan reads: pupils of the outcome years who lack something that is imputed. */
  static Dataset<Row> columns(Dataset<Row> pupils, PhaseSettings phase, ImputationPlan plan) {
    List<PupilColumn> scanned = plan.layout().set().pupils();
    List<Column> columns = new ArrayList<>(List.of(pupils.col("urn"), pupils.col("year")));
    scanned.forEach(column -> columns.add(pupils.col(column.name())));
    columns.add(pupils.col("pupil"));
    TreeSet<String> imputed = new TreeSet<>();
    for (OutcomeModel model : plan.outcomes()) {
      for (int source : model.columns().sources()) {
        imputed.add(scanned.get(source).name());
      }
    }
    Column lacks =
        imputed.stream()
            .map(name -> pupils.col(name).isNull())
            .reduce(Column::or)
            .orElse(lit(false));
    return pupils
        .where(pupils.col("key_stage").equalTo(phase.keyStage()))
        .where(pupils.col("year").isInCollection(phase.outcomeYears()))
        .where(lacks)
        .select(columns.toArray(Column[]::new));
  }
}
