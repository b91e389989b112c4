package org.matimpact.pipeline.ingest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.matimpact.pipeline.contract.Break;
import org.matimpact.pipeline.contract.Contracts;
import org.matimpact.pipeline.contract.PupilKey;
import org.matimpact.pipeline.contract.SourceReader;
import org.matimpact.pipeline.contract.SourceSpec;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.lake.TestSpark;

/** Files of pupils through parse and merge, without a lake. */
final class ParsedPupils implements AutoCloseable {

  static final PupilKey KEY = new PupilKey(TinyPupils.KEY.getBytes(StandardCharsets.US_ASCII));

  private final PupilParse parse;
  private final PupilTables tables;
  private final Dataset<Row> attainment;

  ParsedPupils(int partitions, SourceSpec... specs) {
    SparkSession spark = TestSpark.session();
    spark.conf().set("spark.sql.shuffle.partitions", partitions);
    SourceReader reader = new SourceReader(Contracts.load(List.of()));
    List<Break> breaks = new ArrayList<>();
    PupilColumns columns = PupilColumns.ofTable();
    parse =
        PupilParse.of(
            spark,
            reader.openPupils(List.of(specs), breaks),
            columns,
            Optional.of(KEY),
            Set.of(100001L, 100002L, 100003L, 100004L, 140001L));
    if (!breaks.isEmpty()) {
      throw new AssertionError(breaks);
    }
    tables = new PupilTables(spark, columns);
    attainment = tables.attainment(parse.records());
  }

  static SourceSpec source(String contract, Path... files) {
    return new SourceSpec(contract, contract, List.of(files));
  }

  Dataset<Row> attainment() {
    return attainment;
  }

  PupilParse parse() {
    return parse;
  }

  /** Rows in the order in which they lie in their files. */
  List<List<Row>> files() {
    return attainment.toJavaRDD().glom().collect();
  }

  /** Every row by key, and the counts: what may not depend on how the work is divided. */
  Set<String> everything() {
    Set<String> all = new TreeSet<>();
    attainment.collectAsList().forEach(row -> all.add(row.toString()));
    counts().forEach(row -> all.add(row.toString()));
    return all;
  }

  /** Rows of pupil_attrition and pupil_distribution; only after the rows have been made. */
  List<Row> counts() {
    PupilCounts counts = tables.counts();
    List<Row> rows = new ArrayList<>(tables.attrition(counts, template("pupil_attrition")));
    rows.addAll(tables.distribution(counts, template("pupil_distribution")));
    return rows;
  }

  private static RowTemplate template(String table) {
    return new RowTemplate(table, TableContracts.load().table(table).columns(), "e", "r");
  }

  @Override
  public void close() {
    parse.close();
  }
}
