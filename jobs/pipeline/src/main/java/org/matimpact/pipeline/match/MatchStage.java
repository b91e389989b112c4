package org.matimpact.pipeline.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.run.Deal;
import org.matimpact.pipeline.run.Stage;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.MatchSettings;
import org.matimpact.pipeline.settings.MatchSettings.Design;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.study.Contrast;
import org.matimpact.pipeline.study.ContrastMatcher;
import org.matimpact.pipeline.study.ContrastPool;
import org.matimpact.pipeline.study.Contrasts;
import org.matimpact.pipeline.study.DesignRule;
import org.matimpact.pipeline.study.MatchedContrast;
import org.matimpact.pipeline.study.NearestNeighbourPlan;
import org.matimpact.pipeline.study.ScoredContrast;
import org.matimpact.pipeline.study.StudyPhase;
import org.matimpact.pipeline.study.StudyReader;

/** Matches every contrast of every phase, contrasts spread over the executors. */
public final class MatchStage implements Stage {

  @Override
  public String name() {
    return "match";
  }

  @Override
  public List<String> inputs() {
    return List.of("cohort_school", "school_covariate");
  }

  @Override
  public List<String> outputs() {
    return List.of("contrast", "propensity", "balance", "overlap", "matched_school", "matched_set");
  }

  @Override
  public SortedMap<String, String> reads(Settings settings) {
    SortedMap<String, String> reads = new TreeMap<>();
    reads.put("match", settings.match().toString());
    reads.put("seed", Long.toString(settings.seed()));
    reads.put("size_bands", settings.cohort().sizeBands().toString());
    reads.put("size_at", settings.cohort().sizeAt().toString());
    settings
        .phases()
        .forEach(
            (name, phase) ->
                reads.put("phase " + name, phase.covariateSets() + phase.membershipCaution()));
    return reads;
  }

  @Override
  public void execute(StageContext context) {
    List<JavaRDD<MatchedContrast>> phases = new ArrayList<>();
    List<String> cautions = new ArrayList<>();
    for (PhaseSettings phase : context.settings().phases().values()) {
      phases.add(matched(context, phase).cache());
      cautions.add(phase.membershipCaution());
    }
    write(context, "contrast", phases, cautions, ContrastRows::contrast);
    write(context, "propensity", phases, cautions, ContrastRows::propensity);
    write(context, "balance", phases, cautions, ContrastRows::balance);
    write(context, "overlap", phases, cautions, ContrastRows::overlap);
    write(context, "matched_school", phases, cautions, ContrastRows::matchedSchools);
    write(context, "matched_set", phases, cautions, ContrastRows::matchedSets);
    context.awaitWrites();
    phases.forEach(JavaRDD::unpersist);
  }

  private static JavaRDD<MatchedContrast> matched(StageContext context, PhaseSettings phase) {
    MatchSettings settings = context.settings().match();
    Broadcast<StudyPhase> schools =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext())
            .broadcast(
                StudyReader.phase(
                    phase, context.read("cohort_school"), context.read("school_covariate")));
    JavaRDD<ScoredContrast> scored =
        Deal.over(context.spark(), Contrasts.of(phase, context.settings().cohort()))
            .map(
                contrast ->
                    ScoredContrast.of(
                        ContrastPool.of(schools.value(), contrast, settings.exact()),
                        settings.likelihood()))
            .cache();
    long seed = context.settings().seed();
    Map<String, NearestNeighbourPlan> plans =
        settings.designs().contains(Design.AUTO)
            ? plans(scored, settings, seed, context)
            : Map.of();
    boolean entropy = settings.designs().contains(Design.ENTROPY_BALANCING);
    return scored.flatMap(
        contrast -> {
          ContrastMatcher matcher = new ContrastMatcher(settings, seed);
          List<MatchedContrast> designs = new ArrayList<>();
          NearestNeighbourPlan plan = plans.get(contrast.pool().contrast().comparator());
          if (plan != null) {
            designs.add(matcher.nearestNeighbour(contrast, plan));
          }
          if (entropy) {
            designs.add(matcher.entropyBalancing(contrast));
          }
          return designs.iterator();
        });
  }

  /** The design of each comparator; the rule asks what matching without replacement would keep. */
  private static Map<String, NearestNeighbourPlan> plans(
      JavaRDD<ScoredContrast> scored, MatchSettings settings, long seed, StageContext context) {
    Map<String, List<Double>> shares =
        DesignRule.decides(settings) ? shares(scored, settings, seed) : Map.of();
    Map<String, NearestNeighbourPlan> plans = new TreeMap<>();
    for (String comparator : Contrast.COMPARATORS) {
      NearestNeighbourPlan plan =
          DesignRule.choose(settings, shares.getOrDefault(comparator, List.of()));
      plans.put(comparator, plan);
      context.say("against " + comparator + ": " + plan.design() + " (" + plan.reason() + ")");
    }
    return plans;
  }

  private static Map<String, List<Double>> shares(
      JavaRDD<ScoredContrast> scored, MatchSettings settings, long seed) {
    NearestNeighbourPlan candidate = DesignRule.candidate(settings);
    return scored
        .flatMap(
            contrast ->
                new ContrastMatcher(settings, seed)
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

  private record KeptShare(String comparator, double share) implements java.io.Serializable {}

  private static void write(
      StageContext context,
      String table,
      List<JavaRDD<MatchedContrast>> phases,
      List<String> cautions,
      RowMaker maker) {
    RowTemplate template = context.rows(table);
    JavaRDD<Row> rows = null;
    for (int i = 0; i < phases.size(); i++) {
      String caution = cautions.get(i);
      JavaRDD<Row> phase =
          phases.get(i).flatMap(c -> maker.rows(new ContrastRows(c, caution), template).iterator());
      rows = rows == null ? phase : rows.union(phase);
    }
    context.write(table, rows);
  }

  /** Makes the rows of one contrast in one table. */
  private interface RowMaker extends java.io.Serializable {
    List<Row> rows(ContrastRows contrast, RowTemplate template);
  }
}
