package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matimpact.pipeline.settings.MatchSettings;
import org.matimpact.statistics.balance.BalanceTable;
import org.matimpact.statistics.balance.Overlap;
import org.matimpact.statistics.matching.EntropyBalancing;
import org.matimpact.statistics.matching.EntropyWeights;
import org.matimpact.statistics.matching.MatchedPair;
import org.matimpact.statistics.matching.Matching;
import org.matimpact.statistics.matching.MatchingProblem;
import org.matimpact.statistics.model.CategoricalCovariate;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.propensity.PropensityModel;

/** The pure step from a contrast with its propensity score to its match. */
public final class ContrastMatcher {

  /** Name of the design of entropy balancing. */
  public static final String ENTROPY_BALANCING = "entropy_balancing";

  /**
   * Balancing weights (of mean 1) below this are none: such schools add nothing to any mean, and
   * would be counted as comparison schools. Where balance is reached only in the limit, weights on
   * their way to zero stop anywhere below it, as far as the iterations went.
   */
  private static final double NEGLIGIBLE = 1e-6;

  private final MatchSettings settings;
  private final long seed;

  public ContrastMatcher(MatchSettings settings, long seed) {
    this.settings = settings;
    this.seed = seed;
  }

  /** Share of the treated that a design keeps; empty when the contrast lacks an arm. */
  public Optional<Double> shareKept(ScoredContrast scored, NearestNeighbourPlan plan) {
    return scored
        .model()
        .map(
            model ->
                (double) pairs(scored.pool(), model, plan).matchedTreated()
                    / scored.pool().treatedCount());
  }

  /** Matches by nearest neighbour. */
  public MatchedContrast nearestNeighbour(ScoredContrast scored, NearestNeighbourPlan plan) {
    if (scored.model().isEmpty()) {
      return unmatched(scored, plan.design(), plan.reason(), scored.problem());
    }
    ContrastPool pool = scored.pool();
    PropensityModel model = scored.model().orElseThrow();
    Matching matching = pairs(pool, model, plan);
    if (matching.pairs().isEmpty()) {
      return unmatched(scored, plan.design(), plan.reason(), "no treated school has a match");
    }
    List<MatchedSchool> schools = schools(pool, model, matching, plan.replacement());
    DesignQuality quality = DesignQualityReport.of(pool, schools, Optional.of(matching));
    return new MatchedContrast(
        scored,
        plan.design(),
        plan.reason(),
        Estimability.problems(quality, settings),
        schools,
        Optional.of(matching),
        Optional.of(BalanceTable.of(pool.covariates(), pool.treated(), matching)),
        Optional.of(Overlap.of(pool.treated(), model.linearPredictor())),
        quality);
  }

  /** Weights the comparison schools so that their means equal those of the treated. */
  public MatchedContrast entropyBalancing(ScoredContrast scored) {
    String reason = "always beside the matched design";
    if (scored.model().isEmpty()) {
      return unmatched(scored, ENTROPY_BALANCING, reason, scored.problem());
    }
    ContrastPool pool = scored.pool();
    EntropyWeights weights =
        EntropyBalancing.weights(ModelMatrix.of(balanced(pool)), pool.treated());
    if (!weights.converged()) {
      return unmatched(
          scored,
          ENTROPY_BALANCING,
          reason,
          "no weights on the comparison schools reach the means of the treated");
    }
    List<MatchedSchool> schools = weighted(pool, weights.weights());
    DesignQuality quality = DesignQualityReport.of(pool, schools, Optional.empty());
    return new MatchedContrast(
        scored,
        ENTROPY_BALANCING,
        reason,
        Estimability.problems(quality, settings),
        schools,
        Optional.empty(),
        Optional.of(BalanceTable.of(pool.covariates(), pool.treated(), weights.weights())),
        Optional.empty(),
        quality);
  }

  private static MatchedContrast unmatched(
      ScoredContrast scored, String design, String designReason, String problem) {
    return new MatchedContrast(
        scored,
        design,
        designReason,
        List.of(problem),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        DesignQualityReport.of(scored.pool(), List.of(), Optional.empty()));
  }

  private Matching pairs(ContrastPool pool, PropensityModel model, NearestNeighbourPlan plan) {
    String[] ids = new String[pool.rows().length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Long.toString(pool.school(i).urn());
    }
    return plan.method()
        .match(
            new MatchingProblem(
                ids, pool.treated(), model.linearPredictor(), pool.stratum(), seed));
  }

  /** Route is a mean to reach too where the nearest-neighbour design is exact on it. */
  private static List<Covariate> balanced(ContrastPool pool) {
    if (!pool.contrast().exactOnRoute()) {
      return pool.covariates();
    }
    List<Covariate> covariates = new ArrayList<>(pool.covariates());
    String[] routes = new String[pool.rows().length];
    for (int i = 0; i < routes.length; i++) {
      routes[i] = pool.school(i).route();
    }
    covariates.add(new CategoricalCovariate("route", routes));
    return covariates;
  }

  private static List<MatchedSchool> schools(
      ContrastPool pool, PropensityModel model, Matching matching, boolean replacement) {
    Map<Integer, Integer> setOf = new HashMap<>();
    if (!replacement) {
      for (MatchedPair pair : matching.pairs()) {
        setOf.put(pair.treated(), pair.treated());
        setOf.put(pair.comparison(), pair.treated());
      }
    }
    List<MatchedSchool> schools = new ArrayList<>();
    for (int i = 0; i < pool.treated().length; i++) {
      if (matching.weights()[i] > 0) {
        Optional<StudySchool> set = Optional.ofNullable(setOf.get(i)).map(pool::school);
        schools.add(
            new MatchedSchool(
                pool.rows()[i],
                pool.treated()[i],
                model.linearPredictor()[i],
                matching.weights()[i],
                cluster(set.orElse(pool.school(i))),
                set.map(StudySchool::urn).orElse(StudySchool.NO_SET)));
      }
    }
    return inOrder(schools);
  }

  private static List<MatchedSchool> weighted(ContrastPool pool, double[] weights) {
    List<MatchedSchool> schools = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > NEGLIGIBLE) {
        schools.add(
            new MatchedSchool(
                pool.rows()[i],
                pool.treated()[i],
                Double.NaN,
                weights[i],
                cluster(pool.school(i)),
                StudySchool.NO_SET));
      }
    }
    return inOrder(schools);
  }

  /** Treated schools cluster by trust; a comparison school outside sets is its own cluster. */
  private static String cluster(StudySchool school) {
    return school.arm().equals(StudySchool.MAT)
        ? "trust " + school.trustUid()
        : "school " + school.urn();
  }

  private static List<MatchedSchool> inOrder(List<MatchedSchool> schools) {
    return schools.stream().sorted(Comparator.comparingInt(MatchedSchool::row)).toList();
  }
}
