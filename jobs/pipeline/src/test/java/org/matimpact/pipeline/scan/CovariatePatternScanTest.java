package org.matimpact.pipeline.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.lake.TableSchema;
import org.matimpact.pipeline.lake.TestLake;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.settings.SettingsLoader;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;
import org.matimpact.pipeline.study.crossproduct.NationalCounts;
import org.matimpact.pipeline.study.crossproduct.ProductLayout;
import org.matimpact.pipeline.study.pattern.PatternColumns;

/** The truth is the definition: pupils counted one by one, their codes worked out from values. */
class CovariatePatternScanTest {

  private static final String KEY_STAGE = "KS4";
  private static final List<String> OUTCOMES = List.of("level2_em");
  private static final List<String> GROUPS =
      List.of("white", "mixed", "asian", "black", "chinese", "other");
  private static final TableContract TABLE = TableContracts.load().table("covariate_pattern");

  private static final String DEMO = read(Path.of("../../conf/demo.conf"));

  @TempDir Path folder;

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyCountIsTheOneOfTheDefinition() {
    List<Row> rows = MadeUpPupils.rows(1, 4, 60);
    Map<String, List<Long>> expected = byDefinition(rows);

    List<Row> patterns = patterns(MadeUpPupils.written(rows, 3, folder), rows);

    assertThat(expected).hasSizeGreaterThan(100);
    assertThat(decoded(patterns)).isEqualTo(expected);
    assertThat(patterns.get(0).<String>getAs("columns"))
        .isEqualTo("female:2,age_months:12,idaci:10,ethnicity:6,prior_attainment:10");
  }

  @Test
  void partitionsAndTheOrderOfRowsChangeNoBit() {
    List<Row> rows = MadeUpPupils.rows(2, 9, 12);
    List<String> one = texts(patterns(MadeUpPupils.written(rows, 1, folder), rows));
    assertThat(one).isNotEmpty();
    for (int partitions : new int[] {2, 7}) {
      List<Row> shuffled = new ArrayList<>(rows);
      Collections.shuffle(shuffled, new Random(partitions));
      assertThat(texts(patterns(MadeUpPupils.written(shuffled, partitions, folder), rows)))
          .isEqualTo(one);
    }
  }

  /** Once the products are made the pupils may go: what the pass has left gives the patterns. */
  @Test
  void bothTablesComeFromOnePass() throws IOException {
    List<Row> rows = MadeUpPupils.rows(3, 5, 20);
    Dataset<Row> pupils = MadeUpPupils.written(rows, 2, folder);
    try (CrossProductScan scan = CrossProductScan.of(pupils, plan(rows))) {
      assertThat(scan.products().collectAsList()).isNotEmpty();
      FileUtils.deleteDirectory(folder.resolve("pupils-2").toFile());

      assertThat(decoded(rows(scan))).isEqualTo(byDefinition(rows));
    }
  }

  private static List<Row> patterns(Dataset<Row> pupils, List<Row> nation) {
    try (CrossProductScan scan = CrossProductScan.of(pupils, plan(nation))) {
      return rows(scan);
    }
  }

  /** With the names of their columns. */
  private static List<Row> rows(CrossProductScan scan) {
    return TestLake.spark()
        .createDataFrame(scan.patterns(template()), TableSchema.of(TABLE))
        .orderBy("urn", "year")
        .collectAsList();
  }

  private static RowTemplate template() {
    return new RowTemplate(TABLE.name(), TABLE.columns(), "made-up", "run");
  }

  private static ScanPlan plan(List<Row> rows) {
    Settings settings =
        SettingsLoader.parse(
            DEMO,
            Map.of(
                "estimate.pupil_covariates",
                "[female, age_months, idaci, ethnicity, prior_attainment, \"prior_attainment^2\"]"));
    ColumnSet set = ColumnSet.of(MadeUpPupils.CONTRACT, settings.scan(), OUTCOMES);
    PatternColumns columns =
        PatternColumns.of(
            MadeUpPupils.CONTRACT,
            settings,
            new NationalCounts(new TreeMap<>(Map.of("prior_attainment", priors(rows)))));
    return new ScanPlan(
        KEY_STAGE,
        new ProductLayout(set),
        Slices.of(List.of(), set),
        TercileCuts.of(set, Map.of()),
        PatternPlan.of(set, columns, OUTCOMES));
  }

  private static SortedMap<Integer, SortedMap<Double, Long>> priors(List<Row> rows) {
    SortedMap<Integer, SortedMap<Double, Long>> priors = new TreeMap<>();
    for (Row row : rows) {
      Double prior = row.getAs("prior_attainment");
      if (row.getAs("key_stage").equals(KEY_STAGE) && prior != null) {
        priors
            .computeIfAbsent((int) (long) row.<Long>getAs("year"), y -> new TreeMap<>())
            .merge(prior, 1L, Long::sum);
      }
    }
    return priors;
  }

  /** Pupils and successes by school, year and codes. */
  private static Map<String, List<Long>> byDefinition(List<Row> rows) {
    Map<String, List<Long>> counts = new TreeMap<>();
    for (Row row : rows) {
      boolean whole =
          List.of("female", "age_months", "idaci", "ethnicity", "prior_attainment", "level2_em")
              .stream()
              .allMatch(column -> row.getAs(column) != null);
      if (row.getAs("key_stage").equals(KEY_STAGE) && whole) {
        String key =
            row.getAs("urn")
                + " "
                + row.getAs("year")
                + " "
                + List.of(
                    row.<Long>getAs("female"),
                    row.<Long>getAs("age_months"),
                    (long)
                        Math.min(9, Math.floor(Math.rint(row.<Double>getAs("idaci") * 1e4) / 1e3)),
                    (long) GROUPS.indexOf(row.<String>getAs("ethnicity")),
                    tenth(row, priors(rows)));
        long success = row.getAs("level2_em");
        counts.merge(
            key, List.of(1L, success), (a, b) -> List.of(a.get(0) + 1, a.get(1) + b.get(1)));
      }
    }
    return counts;
  }

  /** The first tenth that reaches as far as the pupil's value does. */
  private static long tenth(Row row, Map<Integer, SortedMap<Double, Long>> priors) {
    SortedMap<Double, Long> ofYear = priors.get((int) (long) row.<Long>getAs("year"));
    long all = ofYear.values().stream().mapToLong(Long::longValue).sum();
    long below =
        ofYear.headMap(row.<Double>getAs("prior_attainment")).values().stream()
            .mapToLong(Long::longValue)
            .sum();
    return 10 * below / all;
  }

  private static Map<String, List<Long>> decoded(List<Row> rows) {
    int[] bases = {2, 12, 10, 6, 10};
    Map<String, List<Long>> counts = new TreeMap<>();
    for (Row row : rows) {
      List<Long> patterns = numbers(row, "patterns");
      for (int i = 0; i < patterns.size(); i++) {
        List<Long> codes = new ArrayList<>();
        long rest = patterns.get(i);
        for (int k = bases.length - 1; k >= 0; k--) {
          codes.add(0, rest % bases[k]);
          rest /= bases[k];
        }
        List<Long> before =
            counts.put(
                row.getAs("urn") + " " + row.getAs("year") + " " + codes,
                List.of(numbers(row, "pupils").get(i), numbers(row, "successes").get(i)));
        assertThat(before).as("a pattern comes once").isNull();
      }
    }
    return counts;
  }

  private static List<Long> numbers(Row row, String column) {
    return row.getList(row.fieldIndex(column));
  }

  private static List<String> texts(List<Row> rows) {
    return rows.stream().map(Row::toString).toList();
  }
}
