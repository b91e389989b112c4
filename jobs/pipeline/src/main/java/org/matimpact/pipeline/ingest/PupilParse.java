package org.matimpact.pipeline.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.matimpact.pipeline.contract.Contracts;
import org.matimpact.pipeline.contract.FileCounts;
import org.matimpact.pipeline.contract.FileLayout;
import org.matimpact.pipeline.contract.PupilFile;
import org.matimpact.pipeline.contract.PupilKey;
import org.matimpact.pipeline.contract.SchoolRule;
import org.matimpact.pipeline.contract.SourceContract;

/**
 * The one pass over the files of pupils: good and bad rows into a frame on the disks of the
 * executors, and their counts to the driver.
 */
final class PupilParse implements AutoCloseable {

  private static final String COMPRESSED = "spark.sql.inMemoryColumnarStorage.compressed";

  private final SparkSession spark;
  private final List<PupilFile> files;
  private final PupilColumns columns;
  private final Keyed<FilePart, PartCounts> parts = new Keyed<>();
  private final Broadcast<SchoolRule> results;
  private final Broadcast<SchoolRule> census;
  private Dataset<Row> rows;

  private PupilParse(
      SparkSession spark, List<PupilFile> files, PupilColumns columns, Collection<Long> schools) {
    this.spark = spark;
    this.files = files;
    this.columns = columns;
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.results = context.broadcast(SchoolRule.of(schools));
    this.census = context.broadcast(SchoolRule.none());
  }

  /**
   * Reads the files.
   *
   * @param key the key of the pupils' hash; without one rows are only counted
   * @param schools URNs of the register; none when it is not known
   */
  static PupilParse of(
      SparkSession spark,
      List<PupilFile> files,
      PupilColumns columns,
      Optional<PupilKey> key,
      Collection<Long> schools) {
    PupilParse parse = new PupilParse(spark, files, columns, schools);
    spark.sparkContext().register(parse.parts, "rows of pupil files");
    parse.run(key);
    return parse;
  }

  private void run(Optional<PupilKey> key) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    JavaRDD<Row> parsed = context.emptyRDD();
    for (int i = 0; i < files.size(); i++) {
      parsed = parsed.union(read(context, task(i, key)));
    }
    rows = onDisk(spark.createDataFrame(parsed, ParsedRows.SCHEMA));
    rows.foreachPartition(ignored -> {});
  }

  /** Keeps rows as they are: to look for a shorter form of hashes costs time and finds none. */
  private Dataset<Row> onDisk(Dataset<Row> parsed) {
    String before = spark.conf().get(COMPRESSED);
    spark.conf().set(COMPRESSED, "false");
    try {
      return parsed.persist(StorageLevel.DISK_ONLY());
    } finally {
      spark.conf().set(COMPRESSED, before);
    }
  }

  private FileTask task(int number, Optional<PupilKey> key) {
    PupilFile file = files.get(number);
    SourceContract contract = Contracts.parse(file.contract());
    ParsedRows.Plan plan =
        new ParsedRows.Plan(
            contract.keyStage().map(KeyStage::valueOf).orElse(KeyStage.CENSUS),
            columns,
            contract.keyStage().isPresent() ? results : census,
            key.isPresent() ? ParsedRows.Wanted.ROWS : ParsedRows.Wanted.COUNTS);
    return new FileTask(number, file, plan, new FileTask.Optionally<>(key.orElse(null)), parts);
  }

  private static JavaRDD<Row> read(JavaSparkContext context, FileTask task) {
    return task.file().layout().format() == FileLayout.Format.TEXT
        ? TextSplits.read(context, task)
        : WholeParts.read(context, task);
  }

  /** Records of pupils: pupil in two numbers, and the packed record. */
  Dataset<Row> records() {
    return rows.where("kind = " + ParsedRows.RECORD).select("high", "low", "packed");
  }

  /** Rows that broke their contract, packed. */
  Dataset<Row> rejected() {
    return rows.where("kind = " + ParsedRows.REJECTED).select("packed");
  }

  List<PupilFile> files() {
    return files;
  }

  /** What became of the rows of each file, in the order of the files. */
  List<FileCounts> counts() {
    List<FileCounts> counts = new ArrayList<>(files.stream().map(PupilFile::counts).toList());
    Map<FilePart, Long> before = linesBefore();
    parts
        .value()
        .forEach((part, found) -> counts.get(part.file()).add(found.counts(), before.get(part)));
    return Collections.unmodifiableList(counts);
  }

  /** Lines of the file before each part. */
  Map<FilePart, Long> linesBefore() {
    Map<Integer, TreeMap<Long, Long>> lines = new TreeMap<>();
    parts
        .value()
        .forEach(
            (part, found) ->
                lines
                    .computeIfAbsent(part.file(), f -> new TreeMap<>())
                    .put(part.start(), found.lines()));
    Map<FilePart, Long> before = new HashMap<>();
    lines.forEach(
        (file, starts) -> {
          long sum = 0;
          for (Map.Entry<Long, Long> start : starts.entrySet()) {
            before.put(new FilePart(file, start.getKey()), sum);
            sum += start.getValue();
          }
        });
    return before;
  }

  /** Lets the parsed rows go. */
  @Override
  public void close() {
    rows.unpersist();
    results.destroy();
    census.destroy();
  }
}
