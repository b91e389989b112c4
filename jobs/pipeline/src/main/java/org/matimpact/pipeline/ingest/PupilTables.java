package org.matimpact.pipeline.ingest;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.matimpact.pipeline.contract.PupilFile;
import org.matimpact.pipeline.lake.RowTemplate;

/**
 * The tables of pupils from parsed rows, with two exchanges: by pupil, so that the records of one
 * pupil meet, and by school, for the order in which the scan wants them.
 */
final class PupilTables {

  private final SparkSession spark;
  private final PupilColumns columns;
  private final Keyed<Integer, PupilCounts> parts = new Keyed<>();

  PupilTables(SparkSession spark, PupilColumns columns) {
    this.spark = spark;
    this.columns = columns;
    spark.sparkContext().register(parts, "records of pupils");
  }

  /**
   * Rows of pupil_attainment; one school of one key stage lies wholly in one partition, by urn,
   * year, pupil. The numbers of partitions are given, so that no stage is cut in another way when
   * it runs again.
   */
  Dataset<Row> attainment(Dataset<Row> records) {
    int partitions = Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions"));
    StructType schema = columns.schema();
    return records
        .repartition(partitions, col("high"))
        .sortWithinPartitions("high")
        .mapPartitions(new PupilMerge(columns, parts), Encoders.row(schema.add(SchoolOrder.FIELD)))
        .repartition(partitions, col("key_stage"), col("urn"))
        .sortWithinPartitions(SchoolOrder.COLUMN, "pupil")
        .drop(SchoolOrder.COLUMN);
  }

  /** Exact counts, once the rows have been written. */
  PupilCounts counts() {
    PupilCounts all = new PupilCounts();
    new TreeMap<>(parts.value()).values().forEach(all::add);
    return all;
  }

  List<Row> attrition(PupilCounts counts, RowTemplate template) {
    List<Row> rows = new ArrayList<>();
    counts
        .groups()
        .forEach(
            (group, found) -> {
              for (Step step : Step.of(group.source())) {
                rows.add(
                    template
                        .row()
                        .put("key_stage", group.source().name())
                        .put("year", group.year())
                        .put("step", step.name())
                        .put("position", step.position())
                        .put("records", found.records(step))
                        .put("description", step.description())
                        .build());
              }
            });
    return rows;
  }

  List<Row> distribution(PupilCounts counts, RowTemplate template) {
    List<Row> rows = new ArrayList<>();
    counts
        .groups()
        .forEach(
            (group, found) ->
                found
                    .tallies()
                    .forEach(
                        (column, tally) ->
                            tally.each(
                                (steps, pupils) ->
                                    rows.add(
                                        template
                                            .row()
                                            .put("key_stage", group.source().name())
                                            .put("year", group.year())
                                            .put("measure", columns.name(column))
                                            .put("value", columns.grid(column).value(steps))
                                            .put("pupils", pupils)
                                            .build()))));
    return rows;
  }

  /** Rows of rejected_row, each with its line in the whole file. */
  static Dataset<Row> rejected(PupilParse parse, RowTemplate template, StructType schema) {
    List<String> sources = parse.files().stream().map(PupilFile::source).toList();
    List<String> files = parse.files().stream().map(f -> f.layout().file()).toList();
    Map<FilePart, Long> before = new HashMap<>(parse.linesBefore());
    MapFunction<Row, Row> row =
        packed -> {
          Rejection rejection = Rejection.unpack(packed.getAs(0));
          return template
              .row()
              .put("source", sources.get(rejection.part().file()))
              .put("file", files.get(rejection.part().file()))
              .put("line", before.get(rejection.part()) + rejection.line())
              .putText("column", rejection.column())
              .put("rule", rejection.rule())
              .put("message", rejection.message())
              .build();
        };
    return parse.rejected().map(row, Encoders.row(schema));
  }
}
