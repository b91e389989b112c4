package org.matimpact.pipeline.match;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.matimpact.pipeline.run.Deal;
import org.matimpact.pipeline.settings.MatchSettings;
import org.matimpact.pipeline.study.Contrast;
import org.matimpact.pipeline.study.ContrastMatcher;
import org.matimpact.pipeline.study.ContrastPool;
import org.matimpact.pipeline.study.DesignPlan;
import org.matimpact.pipeline.study.DesignRule;
import org.matimpact.pipeline.study.MatchedContrast;
import org.matimpact.pipeline.study.ScoredContrast;
import org.matimpact.pipeline.study.StudyPhase;

/**
 * Matches contrasts of phases by some designs, contrasts spread over the executors. What it keeps
 * on them for its matches it gives back when closed: then no match may be worked out any more.
 */
final class PhaseMatching implements AutoCloseable {

  private final SparkSession spark;
  private final MatchSettings settings;
  private final long seed;
  private final Consumer<String> listener;
  private final List<Broadcast<StudyPhase>> broadcasts = new ArrayList<>();
  private final List<JavaRDD<ScoredContrast>> cached = new ArrayList<>();

  /**
   * Prepares the matching.
   *
   * @param seed of the hash that breaks ties
   * @param listener is told which design the rule of auto has chosen
   */
  PhaseMatching(SparkSession spark, MatchSettings settings, long seed, Consumer<String> listener) {
    this.spark = spark;
    this.settings = settings;
    this.seed = seed;
    this.listener = listener;
  }

  /** Every design of a contrast follows the one before, in the order of the settings. */
  JavaRDD<MatchedContrast> matched(StudyPhase phase, List<Contrast> contrasts) {
    Broadcast<StudyPhase> schools =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(phase);
    broadcasts.add(schools);
    MatchSettings match = settings;
    long hashSeed = seed;
    JavaRDD<ScoredContrast> scored =
        Deal.over(spark, contrasts)
            .map(
                contrast ->
                    ScoredContrast.of(
                        ContrastPool.of(schools.value(), contrast), match.base().score()))
            .cache();
    cached.add(scored);
    Map<String, List<DesignPlan>> plans = plans(scored);
    return scored.flatMap(
        contrast ->
            new ContrastMatcher(match, hashSeed)
                .match(contrast, plans.get(contrast.pool().contrast().comparator()))
                .iterator());
  }

  /** The designs of each comparator, that of auto decided. */
  private Map<String, List<DesignPlan>> plans(JavaRDD<ScoredContrast> scored) {
    boolean auto = settings.designs().contains(MatchSettings.AUTO);
    Map<String, List<Double>> shares =
        auto && DesignRule.decides(settings) ? shares(scored) : Map.of();
    Map<String, List<DesignPlan>> plans = new TreeMap<>();
    for (String comparator : Contrast.COMPARATORS) {
      List<DesignPlan> ofComparator = new ArrayList<>();
      for (String name : settings.designs()) {
        ofComparator.add(
            name.equals(MatchSettings.AUTO)
                ? chosen(comparator, shares.getOrDefault(comparator, List.of()))
                : DesignPlan.named(settings, name));
      }
      plans.put(comparator, ofComparator);
    }
    return plans;
  }

  private DesignPlan chosen(String comparator, List<Double> shares) {
    DesignPlan plan = DesignRule.choose(settings, shares);
    listener.accept("against " + comparator + ": " + plan.design() + " (" + plan.reason() + ")");
    return plan;
  }

  /** What matching without replacement would keep, which the rule asks. */
  private Map<String, List<Double>> shares(JavaRDD<ScoredContrast> scored) {
    DesignPlan candidate = DesignRule.candidate(settings);
    MatchSettings match = settings;
    long hashSeed = seed;
    return scored
        .flatMap(
            contrast ->
                new ContrastMatcher(match, hashSeed)
                        .shareKept(contrast, candidate)
                        .map(share -> new KeptShare(contrast.pool().contrast().comparator(), share))
                        .stream()
                        .iterator())
        .collect()
        .stream()
        .sorted(Comparator.comparing(KeptShare::comparator).thenComparing(KeptShare::share))
        .collect(
            Collectors.groupingBy(
                KeptShare::comparator,
                TreeMap::new,
                Collectors.mapping(KeptShare::share, Collectors.toList())));
  }

  @Override
  public void close() {
    cached.forEach(JavaRDD::unpersist);
    broadcasts.forEach(Broadcast::destroy);
  }

  private record KeptShare(String comparator, double share) implements Serializable {}
}
