package org.matimpact.pipeline.scan;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.lake.TableSchema;
import org.matimpact.pipeline.lake.TestLake;

/** Pupils drawn without any model: what a scan sums needs none. */
final class MadeUpPupils {

  static final TableContract CONTRACT = TableContracts.load().table("pupil_attainment");
  private static final List<String> GROUPS =
      List.of("white", "mixed", "asian", "black", "chinese", "other");

  private MadeUpPupils() {}

  /** Pupils of both key stages with missing values and extremes of every range, by school. */
  static List<Row> rows(long seed, int schools, int mostPupils) {
    SplittableRandom random = new SplittableRandom(seed);
    RowTemplate template =
        new RowTemplate(CONTRACT.name(), CONTRACT.columns(), TestLake.STAGE, "run");
    List<Row> rows = new ArrayList<>();
    for (String keyStage : List.of("KS2", "KS4")) {
      for (int school = 0; school < schools; school++) {
        for (int year = 2018; year <= 2019; year++) {
          int pupils = 1 + random.nextInt(mostPupils);
          for (int pupil = 0; pupil < pupils; pupil++) {
            rows.add(row(template, random, keyStage, 100000 + school, year, rows.size()));
          }
        }
      }
    }
    return new ArrayList<>(frame(rows).collectAsList()); // Spark's rows know their columns' names
  }

  private static Row row(
      RowTemplate template, SplittableRandom random, String keyStage, int urn, int year, int id) {
    RowTemplate.Builder row =
        template
            .row()
            .put("key_stage", keyStage)
            .put("urn", urn)
            .put("year", year)
            .put("pupil", "pupil-" + id)
            .put("moved", false);
    for (String flag : List.of("female", "disadvantaged", "eal", "sen")) {
      sometimes(random, row, flag, (long) random.nextInt(2));
    }
    sometimes(random, row, "age_months", (long) random.nextInt(12));
    sometimes(random, row, "idaci", random.nextInt(10001) / 1e4);
    sometimes(random, row, "ethnicity", GROUPS.get(random.nextInt(GROUPS.size())));
    sometimes(random, row, "prior_attainment", random.nextInt(4001) / 100.0);
    if (keyStage.equals("KS2")) {
      sometimes(random, row, "reading_score", 80.0 + random.nextInt(41));
      sometimes(random, row, "maths_score", 80.0 + random.nextInt(41));
    } else {
      sometimes(random, row, "attainment_8", random.nextInt(10001) / 100.0);
      sometimes(random, row, "level2_em", (long) random.nextInt(2));
    }
    return row.build();
  }

  private static void sometimes(
      SplittableRandom random, RowTemplate.Builder row, String column, Object value) {
    if (random.nextInt(20) > 0) {
      row.put(column, value);
    }
  }

  /** As ingest leaves them: a school in one file, in order. */
  static Dataset<Row> written(List<Row> rows, int partitions, Path folder) {
    String path = folder.resolve("pupils-" + partitions).toString();
    frame(rows)
        .repartition(partitions, col("urn"))
        .sortWithinPartitions("key_stage", "urn", "year", "pupil")
        .write()
        .partitionBy("key_stage")
        .mode("overwrite")
        .parquet(path);
    return TestLake.spark().read().schema(frame(rows).schema()).parquet(path);
  }

  static Dataset<Row> frame(List<Row> rows) {
    return TestLake.spark().createDataFrame(rows, TableSchema.of(CONTRACT));
  }
}
