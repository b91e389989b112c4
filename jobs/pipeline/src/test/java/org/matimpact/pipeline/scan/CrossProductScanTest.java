package org.matimpact.pipeline.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matimpact.pipeline.settings.ScanSettings;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;
import org.matimpact.pipeline.study.crossproduct.ProductColumn;
import org.matimpact.pipeline.study.crossproduct.ProductLayout;
import org.matimpact.pipeline.study.crossproduct.ProductSums;
import org.matimpact.pipeline.study.crossproduct.PupilColumn;

/** The truth is the definition, added up in integers without limit, pupil by pupil. */
class CrossProductScanTest {

  private static final ScanSettings SETTINGS =
      new ScanSettings(
          List.of(
              "female",
              "age_months",
              "disadvantaged",
              "idaci",
              "eal",
              "sen",
              "ethnicity",
              "prior_attainment"),
          List.of("prior_attainment^2", "prior_attainment^3", "prior_attainment*disadvantaged"),
          List.of("disadvantaged", "sen", "prior_tercile"),
          10);
  private static final Map<String, List<String>> OUTCOMES =
      Map.of("KS2", List.of("maths_score", "reading_score"), "KS4", List.of("attainment_8"));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"KS2", "KS4"})
  void everySumIsTheOneOfTheDefinition(String keyStage) {
    List<Row> rows = MadeUpPupils.rows(1, 4, 40);
    ScanPlan plan = plan(keyStage, rows);

    List<Row> scanned = scan(written(rows, 3), plan).collectAsList();

    assertThat(exact(plan.layout(), scanned)).isEqualTo(byDefinition(plan, keyStage, rows));
    assertThat(plan.layout().wide()).as("cubes of prior attainment need 128 bits").isPositive();
  }

  @Test
  void partitionsAndTheOrderOfRowsChangeNoBit() {
    List<Row> rows = MadeUpPupils.rows(2, 9, 12);
    ScanPlan plan = plan("KS2", rows);
    List<String> one = texts(scan(written(rows, 1), plan));
    for (int partitions : new int[] {2, 7, 64}) {
      List<Row> shuffled = new ArrayList<>(rows);
      Collections.shuffle(shuffled, new Random(partitions));
      assertThat(texts(scan(written(shuffled, partitions), plan))).isEqualTo(one);
    }
  }

  @Test
  void thePlanReadsItsColumnsOnceAndExchangesNothing() {
    List<Row> rows = MadeUpPupils.rows(3, 2, 5);
    Dataset<Row> read = CrossProductScan.columns(written(rows, 2), plan("KS4", rows));

    String explained = read.queryExecution().executedPlan().toString();

    assertThat(explained).doesNotContain("Exchange").doesNotContain("Sort");
    assertThat(explained.split("Scan parquet|FileScan", -1)).hasSize(2);
    assertThat(explained).contains("PartitionFilters: [").contains("attainment_8");
    assertThat(explained).doesNotContain("pupil#").doesNotContain("moved#");
  }

  @Test
  void pupilsOutOfOrderStopTheScan() {
    List<Row> rows = MadeUpPupils.rows(4, 3, 5);
    ScanPlan plan = plan("KS2", rows);
    Collections.reverse(rows);

    assertThatThrownBy(() -> scan(MadeUpPupils.frame(rows).coalesce(1), plan).collectAsList())
        .hasStackTraceContaining("does not lie in order of school and year");
  }

  @Test
  void sumsOf128BitsCarryAndBorrow() {
    ColumnSet set = ColumnSet.of(MadeUpPupils.CONTRACT, SETTINGS, List.of("attainment_8"));
    ProductLayout layout = new ProductLayout(set);
    ProductSums sums = new ProductSums(layout);
    int cube = set.position("prior_attainment^3");
    long[] columns = new long[set.size()];
    BigInteger expected = BigInteger.ZERO;
    for (long value : new long[] {8_000_000_000L, -8_000_000_000L, 7_999_999_999L, 3}) {
      columns[cube] = value;
      sums.add(columns);
      expected = expected.add(BigInteger.valueOf(value).pow(2));
    }
    int place = layout.place(cube, cube);
    assertThat(big(sums.high()[layout.high(place)], sums.low()[place])).isEqualTo(expected);
  }

  private static ScanPlan plan(String keyStage, List<Row> rows) {
    ColumnSet set = ColumnSet.of(MadeUpPupils.CONTRACT, SETTINGS, OUTCOMES.get(keyStage));
    Map<Integer, java.util.SortedMap<Double, Long>> priors = new TreeMap<>();
    for (Row row : rows) {
      Double prior = row.getAs("prior_attainment");
      if (row.getAs("key_stage").equals(keyStage) && prior != null) {
        priors
            .computeIfAbsent((int) (long) row.<Long>getAs("year"), y -> new TreeMap<>())
            .merge(prior, 1L, Long::sum);
      }
    }
    return new ScanPlan(
        keyStage,
        new ProductLayout(set),
        Slices.of(SETTINGS.subgroups(), set),
        TercileCuts.of(set, priors),
        PatternPlan.NONE);
  }

  private Dataset<Row> written(List<Row> rows, int partitions) {
    return MadeUpPupils.written(rows, partitions, folder);
  }

  private static Dataset<Row> scan(Dataset<Row> pupils, ScanPlan plan) {
    return CrossProductScan.of(pupils, plan).products();
  }

  private static List<String> texts(Dataset<Row> scanned) {
    return scanned.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private static String key(String slice, Object urn, Object year, String pattern) {
    return slice + " " + urn + " " + year + " " + pattern;
  }

  private static Map<String, List<BigInteger>> exact(ProductLayout layout, List<Row> rows) {
    Map<String, List<BigInteger>> sums = new TreeMap<>();
    for (Row row : rows) {
      List<Long> low = row.getList(row.fieldIndex("products"));
      List<Long> high = row.getList(row.fieldIndex("high"));
      List<BigInteger> all =
          new ArrayList<>(List.of(BigInteger.valueOf(row.<Long>getAs("pupils"))));
      for (int k = 0; k < layout.size(); k++) {
        long lowWord = low.get(k);
        all.add(
            layout.high(k) < 0
                ? BigInteger.valueOf(lowWord)
                : big(high.get(layout.high(k)), lowWord));
      }
      String key =
          key(row.getAs("slice"), row.getAs("urn"), row.getAs("year"), row.getAs("pattern"));
      assertThat(sums.put(key, all)).as("a key comes once: " + key).isNull();
    }
    return sums;
  }

  private static BigInteger big(long high, long low) {
    BigInteger unsigned = BigInteger.valueOf(low);
    if (low < 0) {
      unsigned = unsigned.add(BigInteger.ONE.shiftLeft(64));
    }
    return BigInteger.valueOf(high).shiftLeft(64).add(unsigned);
  }

  private static Map<String, List<BigInteger>> byDefinition(
      ScanPlan plan, String keyStage, List<Row> rows) {
    ColumnSet set = plan.layout().set();
    Map<String, List<BigInteger>> sums = new TreeMap<>();
    for (Row row : rows) {
      if (!row.getAs("key_stage").equals(keyStage)) {
        continue;
      }
      String pattern =
          String.join(
              ",",
              set.pupils().stream()
                  .map(PupilColumn::name)
                  .filter(name -> row.getAs(name) == null)
                  .toList());
      for (String slice : plan.slices().names()) {
        if (belongs(slice, row, plan, set)) {
          List<BigInteger> sum =
              sums.computeIfAbsent(
                  key(slice, row.getAs("urn"), row.getAs("year"), pattern),
                  k ->
                      new ArrayList<>(
                          Collections.nCopies(plan.layout().size() + 1, BigInteger.ZERO)));
          sum.set(0, sum.get(0).add(BigInteger.ONE));
          for (int k = 0; k < plan.layout().size(); k++) {
            BigInteger a = integer(set, plan.layout().first(k), row);
            BigInteger b = integer(set, plan.layout().second(k), row);
            sum.set(k + 1, sum.get(k + 1).add(a.multiply(b)));
          }
        }
      }
    }
    return sums;
  }

  private static boolean belongs(String slice, Row row, ScanPlan plan, ColumnSet set) {
    if (slice.equals("all")) {
      return true;
    }
    if (!slice.startsWith("prior_tercile")) {
      return Long.valueOf(1).equals(row.getAs(slice.replace("=1", "")));
    }
    Double prior = row.getAs("prior_attainment");
    if (prior == null) {
      return false;
    }
    TercileCuts.Cut cut = plan.cuts().of((int) (long) row.<Long>getAs("year"));
    long integer = set.pupils().get(set.pupilPosition("prior_attainment")).integer(prior);
    return slice.endsWith("1") ? integer <= cut.lowest() : integer > cut.middle();
  }

  private static BigInteger integer(ColumnSet set, int position, Row row) {
    ProductColumn column = set.columns().get(position);
    BigInteger product = BigInteger.ONE;
    for (String factor : column.factors()) {
      Object value = row.getAs(factor);
      if (value == null) {
        return BigInteger.ZERO;
      }
      if (!column.level().isEmpty()) {
        return column.level().equals(value) ? BigInteger.ONE : BigInteger.ZERO;
      }
      PupilColumn pupil = set.pupils().get(set.pupilPosition(factor));
      long steps = Math.round((((Number) value).doubleValue() - pupil.origin()) / pupil.quantum());
      product = product.multiply(BigInteger.valueOf(steps));
    }
    return product;
  }
}
