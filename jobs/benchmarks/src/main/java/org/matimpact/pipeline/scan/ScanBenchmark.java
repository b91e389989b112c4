package org.matimpact.pipeline.scan;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.sum;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.lake.Lake;
import org.matimpact.pipeline.lake.LakeHistory;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.lake.LakeSession;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.settings.SettingsLoader;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;
import org.matimpact.pipeline.study.crossproduct.NationalCounts;
import org.matimpact.pipeline.study.crossproduct.ProductLayout;

/**
 * The scan of the pupils of a lake into a sink that keeps nothing, beside a bare Spark sum of the
 * same columns: seconds of each round in one session, and medians. Arguments: lake, edition,
 * settings file.
 */
public final class ScanBenchmark {

  private static final int ROUNDS = 5;

  private ScanBenchmark() {}

  public static void main(String[] arguments) {
    SparkSession spark =
        LakeSession.withDelta(SparkSession.builder())
            .master("local[*]")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.ui.enabled", false)
            .getOrCreate();
    TableContracts contracts = TableContracts.load();
    Settings settings = SettingsLoader.load(Path.of(arguments[2]), Map.of());
    Lake lake =
        new Lake(
            spark,
            new LakePath(arguments[0]),
            contracts,
            new LakeHistory(LakeHistory.DEFAULT_DAYS));
    var edition = lake.editions().latest(arguments[1]).orElseThrow();
    Dataset<Row> pupils = edition.read("pupil_attainment");
    List<ScanPlan> plans = new ArrayList<>();
    for (String keyStage : List.of("KS2", "KS4")) {
      ColumnSet set = ColumnSet.of(contracts.table("pupil_attainment"), settings, keyStage);
      plans.add(
          new ScanPlan(
              keyStage,
              new ProductLayout(set),
              Slices.of(settings.scan().subgroups(), set),
              TercileCuts.of(
                  set,
                  NationalCounts.read(edition.read("pupil_distribution"), keyStage)
                      .of(ColumnSet.PRIOR_ATTAINMENT)),
              PatternPlan.NONE));
    }
    plans.forEach(plan -> CrossProductScan.columns(pupils, plan).explain("formatted"));
    double[] bare = new double[ROUNDS];
    double[] scan = new double[ROUNDS];
    for (int round = -1; round < ROUNDS; round++) { // the first warms up
      double bareSeconds = seconds(() -> plans.forEach(plan -> bareSum(pupils, plan)));
      double scanSeconds =
          seconds(
              () ->
                  plans.forEach(
                      plan ->
                          CrossProductScan.of(pupils, plan)
                              .products()
                              .write()
                              .format("noop")
                              .mode("overwrite")
                              .save()));
      System.out.printf(Locale.ROOT, "bare sum %.2f s, scan %.2f s%n", bareSeconds, scanSeconds);
      if (round >= 0) {
        bare[round] = bareSeconds;
        scan[round] = scanSeconds;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d pupils; medians of %d: bare sum %.2f s, scan %.2f s, ratio %.2f%n",
        pupils.count(),
        ROUNDS,
        median(bare),
        median(scan),
        median(scan) / median(bare));
    spark.stop();
  }

  private static void bareSum(Dataset<Row> pupils, ScanPlan plan) {
    Dataset<Row> columns = CrossProductScan.columns(pupils, plan);
    Column[] sums =
        Arrays.stream(columns.columns())
            .map(name -> name.equals("ethnicity") ? sum(length(col(name))) : sum(col(name)))
            .toArray(Column[]::new);
    columns.agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length)).collectAsList();
  }

  private static double seconds(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
