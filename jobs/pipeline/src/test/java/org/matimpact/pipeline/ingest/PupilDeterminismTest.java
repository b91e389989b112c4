package org.matimpact.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.contract.SourceSpec;
import org.matimpact.pipeline.lake.TestSpark;

/** The same rows to the last bit, however files are written and work is divided. */
class PupilDeterminismTest {

  private static final List<String> KS4 =
      List.of(
          "KS4_PupilMatchingRefAnonymous",
          "KS4_ACADYR",
          "KS4_URN",
          "KS4_ENDKS",
          "KS4_NATRES",
          "KS4_VAP2TAAPS_PTQ_EE",
          "KS4_ATT8",
          "KS4_P8SCORE");
  private static final int TEXTS = 2;
  private static final int WHOLE = 5;
  private static final int PUPILS = 300;

  @TempDir private Path folder;

  private final List<List<String>> rows = rows();
  private final List<String> census = census();

  @Test
  void everyDivisionOfTheWorkAndOrderOfRowsGivesTheSame() throws IOException {
    Set<String> expected = read(1, csv("a.csv", rows), censusFile("c.csv", census));

    assertThat(expected).hasSizeGreaterThan(PUPILS);
    for (int partitions : new int[] {2, 7, 64}) {
      List<List<String>> shuffled = shuffled(rows, partitions);
      assertThat(
              read(
                  partitions,
                  csv("s.csv", shuffled),
                  censusFile("t.csv", shuffled(census, partitions))))
          .as("%d partitions", partitions)
          .isEqualTo(expected);
    }
  }

  @Test
  void everyWayToWriteTheFileGivesTheSame() throws IOException {
    SourceSpec december = censusFile("c.csv", census);
    Set<String> expected = read(2, csv("a.csv", rows), december);

    assertThat(read(2, written("a.tsv", "\t", cell -> cell), december)).isEqualTo(expected);
    assertThat(read(2, written("a2.csv", ";", cell -> cell), december)).isEqualTo(expected);
    assertThat(read(2, written("spss.csv", ",", PupilDeterminismTest::spss), december))
        .isEqualTo(expected);
    assertThat(read(2, gzipped(), december)).isEqualTo(expected);
    assertThat(read(2, parquet(), december)).isEqualTo(expected);
  }

  @Test
  void aSchoolLiesInOneFileByUrnYearAndPupil() throws IOException {
    try (ParsedPupils pupils =
        new ParsedPupils(3, csv("a.csv", rows), censusFile("c.csv", census))) {
      List<List<Long>> schools = new ArrayList<>();
      for (List<Row> file : pupils.files()) {
        List<String> keys =
            file.stream()
                .map(r -> r.getLong(2) + " " + r.getLong(1) + " " + r.getString(3))
                .toList();
        assertThat(keys).isSorted();
        schools.add(file.stream().map(r -> r.getLong(2)).distinct().toList());
      }
      List<Long> all = schools.stream().flatMap(List::stream).toList();
      assertThat(all).doesNotHaveDuplicates().hasSize(4);
    }
  }

  @Test
  void thePlanHasTwoExchangesAndShowsNoKey() throws IOException {
    try (ParsedPupils pupils = new ParsedPupils(2, csv("a.csv", rows))) {
      String plan = pupils.attainment().queryExecution().toString();
      String physical = plan.substring(plan.indexOf("== Physical Plan =="));

      assertThat(physical.split("Exchange ", -1)).as(physical).hasSize(2 + 1);
      assertThat(physical.split("MapPartitions", -1)).as("one merge").hasSize(1 + 1);
      assertThat(plan).doesNotContain(TinyPupils.KEY).doesNotContain("P0");
      assertThat(pupils.attainment().rdd().toDebugString()).doesNotContain(TinyPupils.KEY);
    }
  }

  private static Set<String> read(int partitions, SourceSpec... specs) {
    try (ParsedPupils pupils = new ParsedPupils(partitions, specs)) {
      return pupils.everything();
    }
  }

  private static List<List<String>> rows() {
    SplittableRandom random = new SplittableRandom(1);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < PUPILS; i++) {
      int records = i % 10 == 0 ? 3 : 1;
      for (int r = 0; r < records; r++) {
        rows.add(
            List.of(
                "P" + i,
                i % 2 == 0 ? "2016/2017" : "2017/2018",
                Integer.toString(100001 + random.nextInt(4)),
                "1",
                Integer.toString(random.nextInt(2)),
                i % 7 == 0 ? "" : decimal("%.2f", random.nextDouble(15, 35)),
                decimal("%.2f", random.nextDouble(0, 90)),
                decimal("%.4f", random.nextDouble(-3, 3))));
      }
    }
    return rows;
  }

  private static List<String> census() {
    SplittableRandom random = new SplittableRandom(2);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < PUPILS; i += 2) {
      for (int r = 0; r < 1 + i % 3; r++) {
        rows.add("P%d,%d,%s".formatted(i, 100001 + random.nextInt(4), r == 0 ? "M" : "S"));
      }
    }
    return rows;
  }

  private static String decimal(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private SourceSpec csv(String name, List<List<String>> cells) throws IOException {
    return written(name, cells, ",", cell -> cell);
  }

  private SourceSpec written(String name, String delimiter, UnaryOperator<String> cell)
      throws IOException {
    return written(name, rows, delimiter, cell);
  }

  private SourceSpec written(
      String name, List<List<String>> cells, String delimiter, UnaryOperator<String> cell)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (List<String> row : Stream.concat(Stream.of(KS4), cells.stream()).toList()) {
      lines.add(String.join(delimiter, row.stream().map(cell).toList()));
    }
    String mark = name.startsWith("spss") ? "\uFEFF" : "";
    Path file = folder.resolve(name);
    Files.writeString(file, mark + String.join("\r\n", lines) + "\r\n");
    return ParsedPupils.source("npd-ks4", file);
  }

  /** Quotes, blanks up to a fixed width, no zero before the point, a code for no value. */
  private static String spss(String cell) {
    String bare = cell.startsWith("0.") ? cell.substring(1) : cell.replace("-0.", "-.");
    return '"' + (cell.isEmpty() ? "#NULL!" : bare) + "  \"";
  }

  private SourceSpec gzipped() throws IOException {
    Path plain = csv("plain.csv", rows).files().get(0);
    Path file = folder.resolve("zipped.csv.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      Files.copy(plain, out);
    }
    return ParsedPupils.source("npd-ks4", file);
  }

  private SourceSpec parquet() throws IOException {
    StructType schema = new StructType();
    for (int i = 0; i < KS4.size(); i++) {
      schema =
          schema.add(
              KS4.get(i),
              i < TEXTS
                  ? DataTypes.StringType
                  : i < WHOLE ? DataTypes.IntegerType : DataTypes.DoubleType);
    }
    List<Row> typed = rows.stream().map(PupilDeterminismTest::typed).toList();
    Dataset<Row> frame = TestSpark.session().createDataFrame(typed, schema);
    Path written = folder.resolve("parquet");
    frame.coalesce(1).write().parquet(written.toString());
    try (Stream<Path> files = Files.list(written)) {
      Path file =
          files
              .filter(f -> f.getFileName().toString().endsWith(".parquet"))
              .findFirst()
              .orElseThrow();
      return ParsedPupils.source("npd-ks4", file);
    }
  }

  private static Row typed(List<String> cells) {
    Object[] values = new Object[cells.size()];
    for (int i = 0; i < values.length; i++) {
      String cell = cells.get(i);
      if (!cell.isEmpty()) {
        values[i] =
            i < TEXTS ? cell : i < WHOLE ? (Object) Integer.valueOf(cell) : Double.valueOf(cell);
      }
    }
    return RowFactory.create(values);
  }

  private SourceSpec censusFile(String name, List<String> lines) throws IOException {
    List<String> all =
        new ArrayList<>(List.of("PupilMatchingRefAnonymous_SPR17,URN_SPR17,EnrolStatus_SPR17"));
    all.addAll(lines);
    return ParsedPupils.source("npd-census", Files.write(folder.resolve(name), all));
  }

  private static <T> List<T> shuffled(List<T> list, long seed) {
    List<T> shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }
}
