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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import org.matimpact.pipeline.study.Contrast;
import org.matimpact.pipeline.study.Subgroup;

/**
 * Every effect of an edition from its stored cross-products, the reading of tables and the fits
 * counted apart. The headline requests and those of subgroups, of contrasts with the same route,
 * are fitted together as the stage does it, a contrast at a time; beside them contrasts against any
 * route, and single years. The first round compiles as it runs, as a run does. Arguments: lake,
 * settings file, number of rounds.
 */
public final class EstimateBenchmark {

  private final FitPlan plan;

  /** Matched schools of each contrast, those of most schools first. */
  private final List<List<Row>> contrasts;

  private final ExecutorService cores =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

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
    try {
      benchmark.run(Integer.parseInt(arguments[2]));
    } finally {
      benchmark.cores.shutdown();
    }
  }

  private void run(int rounds) {
    for (int round = 1; round <= rounds; round++) {
      System.out.println("round " + round);
      fit("as asked", contrast -> !isAny(contrast), request -> !isSingleYear(request));
      fit("any route", EstimateBenchmark::isAny, request -> !isSingleYear(request));
      fit("single years", contrast -> true, EstimateBenchmark::isSingleYear);
    }
  }

  private static boolean isAny(ContrastFacts contrast) {
    return contrast.comparatorRoute().equals(Contrast.ANY_ROUTE);
  }

  /** Beside the first pool of years. */
  private static boolean isSingleYear(NamedRequest request) {
    return !request.first() && request.request().subgroup().equals(Subgroup.ALL);
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

  /** Fits some requests on some contrasts: a free core takes the next contrast. */
  private void fit(String kind, Predicate<ContrastFacts> contrast, Predicate<NamedRequest> asked) {
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
    List<CompletableFuture<List<Boolean>>> fits =
        contrasts.stream()
            .filter(rows -> facts(rows).filter(contrast).isPresent())
            .map(rows -> new ContrastFits(rows.iterator(), part))
            .map(
                contrastFits -> CompletableFuture.supplyAsync(() -> estimated(contrastFits), cores))
            .toList();
    List<Boolean> estimated = fits.stream().flatMap(fit -> fit.join().stream()).toList();
    long found = estimated.stream().filter(Boolean::booleanValue).count();
    System.out.printf(
        Locale.ROOT,
        "  %s: %d effects, %d estimated, %s%n",
        kind,
        estimated.size(),
        found,
        fitting);
  }

  /** Nothing of a contrast that could not be matched. */
  private Optional<ContrastFacts> facts(List<Row> rows) {
    return Optional.ofNullable(plan.estimable().get(ContrastGroups.contrast(rows.get(0))));
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
