package org.matimpact.pipeline.estimate;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.lake.Lake;
import org.matimpact.pipeline.lake.LakeHistory;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.lake.LakeSession;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.settings.SettingsLoader;

/**
 * Every effect of an edition from its stored cross-products, the reading of tables and the fits
 * counted apart, and the fits by kind: effects on all pupils over the first pool of years, on the
 * levels of subgroups, and in single years. The first round compiles as it runs, as a run does.
 * Arguments: lake, settings file, number of rounds.
 */
public final class EstimateBenchmark {

  private final FitPlan plan;
  private final List<List<Row>> contrasts;

  private EstimateBenchmark(FitPlan plan, List<List<Row>> contrasts) {
    this.plan = plan;
    this.contrasts = contrasts;
  }

  public static void main(String[] arguments) {
    SparkSession spark =
        LakeSession.withDelta(SparkSession.builder())
            .master("local[*]")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "8")
            .config("spark.ui.enabled", false)
            .getOrCreate();
    Settings settings = SettingsLoader.load(Path.of(arguments[1]), Map.of("lake", arguments[0]));
    Lake lake =
        new Lake(
            spark,
            new LakePath(arguments[0]),
            TableContracts.load(),
            new LakeHistory(LakeHistory.DEFAULT_DAYS));
    Clock reading = new Clock();
    EstimateBenchmark benchmark = read(TablesOnly.of(spark, settings, lake));
    System.out.println("tables read: " + reading);
    spark.stop();
    for (int round = 1; round <= Integer.parseInt(arguments[2]); round++) {
      System.out.println("round " + round);
      benchmark.fit("all pupils, first years", NamedRequest::first);
      benchmark.fit("subgroups", request -> !request.request().subgroup().name().equals("all"));
      benchmark.fit(
          "single years",
          request -> !request.first() && request.request().subgroup().name().equals("all"));
    }
  }

  private static EstimateBenchmark read(TablesOnly tables) {
    Map<String, PhaseOutcomes> phases = new HashMap<>();
    for (PhaseSettings phase : tables.settings().phases().values()) {
      phases.put(phase.phase(), PhaseOutcomes.read(tables, phase));
    }
    List<ContrastFacts> contrasts =
        tables.read("contrast").collectAsList().stream()
            .map(row -> ContrastFacts.of(row, tables.settings()))
            .toList();
    Map<String, List<Row>> matched =
        tables
            .read("matched_school")
            .select("contrast_id", "urn", "arm", "score", "weight", "cluster", "matched_set")
            .sort("contrast_id", "urn")
            .collectAsList()
            .stream()
            .collect(Collectors.groupingBy(row -> row.getAs("contrast_id")));
    return new EstimateBenchmark(
        FitPlan.of(
            tables.settings(), phases, contrasts, ContrastPairs.read(tables, contrasts, phases)),
        matched.values().stream()
            .sorted(Comparator.comparingInt(rows -> -rows.size()))
            .collect(Collectors.toCollection(ArrayList::new)));
  }

  /** Fits the requests of one kind on all contrasts, with as many threads as cores. */
  private void fit(String kind, Predicate<NamedRequest> asked) {
    FitPlan part =
        new FitPlan(
            plan.estimable(),
            plan.phases(),
            only(plan.requests(), asked),
            only(plan.subgroups(), asked),
            plan.rules(),
            plan.checks(),
            plan.pairs());
    Clock fitting = new Clock();
    List<Boolean> estimated =
        contrasts.parallelStream()
            .flatMap(rows -> estimated(new ContrastFits(rows.iterator(), part)).stream())
            .toList();
    long found = estimated.stream().filter(Boolean::booleanValue).count();
    System.out.printf(
        Locale.ROOT,
        "  %s: %d effects, %d estimated, %s%n",
        kind,
        estimated.size(),
        found,
        fitting);
  }

  private static Map<String, List<NamedRequest>> only(
      Map<String, List<NamedRequest>> requests, Predicate<NamedRequest> asked) {
    return requests.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> entry.getValue().stream().filter(asked).toList()));
  }

  private static List<Boolean> estimated(ContrastFits fits) {
    List<Boolean> estimated = new ArrayList<>();
    fits.forEachRemaining(fit -> estimated.add(fit.effect().estimated()));
    return estimated;
  }

  /** Seconds of the wall and of all processors since it was made. */
  private static final class Clock {
    private static final OperatingSystemMXBean SYSTEM =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long wall = System.nanoTime();
    private final long processors = SYSTEM.getProcessCpuTime();

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%.1f s (%.1f s of processors)",
          (System.nanoTime() - wall) / 1e9,
          (SYSTEM.getProcessCpuTime() - processors) / 1e9);
    }
  }
}
