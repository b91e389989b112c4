package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.matimpact.pipeline.settings.DesignSettings;
import org.matimpact.pipeline.settings.DistanceSettings;
import org.matimpact.pipeline.settings.DistanceSettings.Kind;
import org.matimpact.pipeline.settings.RestrictionSettings;
import org.matimpact.pipeline.settings.RestrictionSettings.CovariateCaliper.Unit;
import org.matimpact.pipeline.settings.ScoreSettings.RandomIntercept;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.matching.CovariateCaliper;
import org.matimpact.statistics.matching.Discard;
import org.matimpact.statistics.matching.Discarding;
import org.matimpact.statistics.matching.GroupLimit;
import org.matimpact.statistics.matching.MahalanobisDistance;
import org.matimpact.statistics.matching.MatchingProblem;
import org.matimpact.statistics.matching.Restrictions;
import org.matimpact.statistics.matching.ScoreModel;
import org.matimpact.statistics.matching.UnmatchableException;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.model.NumericCovariate;
import org.matimpact.statistics.propensity.PropensityModel;

/**
 * A contrast as the problem that the method of a design is to solve.
 *
 * @param scored in the strata of the design
 * @param problem one unit a school of the pool
 * @param kept units that are matched, ascending: the others are outside the common support by the
 *     score of before any refit, and are set aside
 */
@SuppressWarnings("ArrayRecordComponent") // a list of rows; compared by content nowhere
record ContrastProblem(
    ScoredContrast scored, DesignSettings design, MatchingProblem problem, int[] kept) {

  /**
   * Poses the problem.
   *
   * @throws UnmatchableException if the contrast lacks what the design needs
   */
  static ContrastProblem of(ScoredContrast unstratified, DesignSettings design, long seed) {
    ScoredContrast first = unstratified.in(DesignStrata.of(unstratified.pool(), design));
    MatchingProblem problem = posed(first, design, seed);
    if (!design.discards()) {
      return new ContrastProblem(
          first, design, problem, IntStream.range(0, problem.size()).toArray());
    }
    int[] kept =
        Discarding.kept(
            Discard.valueOf(design.discard().rule().name()), problem.treated(), problem.score());
    if (!design.discard().refit() || !hasBothArms(problem, kept)) {
      return new ContrastProblem(first, design, problem, kept);
    }
    ScoredContrast again = first.refitted(kept);
    return new ContrastProblem(again, design, posed(again, design, seed), kept);
  }

  private static boolean hasBothArms(MatchingProblem problem, int[] kept) {
    return IntStream.of(kept).mapToObj(row -> problem.treated()[row]).distinct().count() == 2;
  }

  /** Which units are outside the common support. */
  boolean[] setAside() {
    boolean[] setAside = new boolean[problem.size()];
    Arrays.fill(setAside, true);
    IntStream.of(kept).forEach(row -> setAside[row] = false);
    return setAside;
  }

  private static MatchingProblem posed(ScoredContrast scored, DesignSettings design, long seed) {
    ContrastPool pool = scored.pool();
    String[] ids = new String[pool.rows().length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Long.toString(pool.school(i).urn());
    }
    MatchingProblem problem =
        new MatchingProblem(ids, pool.treated(), score(scored, design), pool.stratum(), seed);
    return restricted(pool, design.restrictions(), measured(pool, design, problem));
  }

  /** Methods without a score have zeros for one, which play no part. */
  private static double[] score(ScoredContrast scored, DesignSettings design) {
    DistanceSettings distance = design.distance();
    if (design.usesCovariate()) {
      return scored.pool().number(distance.covariate()).values();
    }
    if (!design.usesPropensity()) {
      return new double[scored.pool().rows().length];
    }
    PropensityModel model =
        scored.model().orElseThrow(() -> new UnmatchableException(scored.problem()));
    return scale(model, design);
  }

  /** Weighting takes the linear predictor, from which it makes the probability itself. */
  private static double[] scale(PropensityModel model, DesignSettings design) {
    return design.usesDistance() && design.distance().kind() == Kind.PROBABILITY
        ? model.probability()
        : model.linearPredictor();
  }

  private static MatchingProblem measured(
      ContrastPool pool, DesignSettings design, MatchingProblem problem) {
    if (!design.usesDistance()) {
      return problem;
    }
    return switch (design.distance().kind()) {
      case MAHALANOBIS ->
          problem.with(MahalanobisDistance.of(distanceCovariates(pool, design), pool.treated()));
      case ROBUST_MAHALANOBIS ->
          problem.with(
              MahalanobisDistance.robust(distanceCovariates(pool, design), pool.treated()));
      default -> problem;
    };
  }

  private static List<Covariate> distanceCovariates(ContrastPool pool, DesignSettings design) {
    return pool.named(design.distance().covariates());
  }

  private static MatchingProblem restricted(
      ContrastPool pool, RestrictionSettings settings, MatchingProblem problem) {
    Restrictions restrictions = Restrictions.none();
    for (Map.Entry<String, RestrictionSettings.CovariateCaliper> caliper :
        settings.calipers().entrySet()) {
      restrictions = restrictions.with(caliper(pool.number(caliper.getKey()), caliper.getValue()));
    }
    for (String column : settings.antiExact()) {
      restrictions = restrictions.withAntiExact(pool.agreement(column));
    }
    for (String column : settings.preferred()) {
      restrictions = restrictions.withPreferred(pool.agreement(column));
    }
    if (!settings.groupBy().isEmpty()) {
      restrictions =
          restrictions.with(
              new GroupLimit(pool.agreement(settings.groupBy()).values(), settings.groupMost()));
    }
    return problem.with(restrictions);
  }

  private static CovariateCaliper caliper(
      NumericCovariate covariate, RestrictionSettings.CovariateCaliper caliper) {
    return caliper.unit() == Unit.SD
        ? CovariateCaliper.standardised(covariate, caliper.width())
        : new CovariateCaliper(covariate, caliper.width());
  }

  /** The score that schools are matched or weighted by; empty where the design has none. */
  Optional<double[]> score() {
    return design.usesPropensity() || design.usesCovariate()
        ? Optional.of(problem.score())
        : Optional.empty();
  }

  /**
   * What each covariate adds to the linear predictor, where that or its probability is the score.
   */
  Optional<ScoreModel> scoreModel() {
    Kind kind = design.distance().kind();
    boolean ofPropensity = kind == Kind.LINEAR_PREDICTOR || kind == Kind.PROBABILITY;
    return scored
        .model()
        .filter(model -> design.usesPropensity() && ofPropensity)
        .map(
            model ->
                scored.settings().groups() == RandomIntercept.NONE
                    ? new ScoreModel(scored.matrix(), model.coefficients())
                    : withIntercepts(scored.matrix(), model));
  }

  /** The random intercepts, what the columns leave of the predictor, are one more column. */
  private ScoreModel withIntercepts(ModelMatrix x, PropensityModel model) {
    List<String> names = new ArrayList<>(x.names());
    names.add("random intercept of " + scored.settings().groups().column());
    double[] coefficients = Arrays.copyOf(model.coefficients(), names.size());
    coefficients[x.columns()] = 1;
    double[][] columns = new double[names.size()][];
    double[] rest = model.linearPredictor().clone();
    for (int k = 0; k < x.columns(); k++) {
      columns[k] = x.column(k);
      if (!Double.isNaN(coefficients[k])) {
        Vectors.addMultiple(rest, -coefficients[k], columns[k]);
      }
    }
    columns[x.columns()] = rest;
    return new ScoreModel(ModelMatrix.ofColumns(names, columns), coefficients);
  }
}
