package org.matimpact.pipeline.study;

import java.util.List;
import org.matimpact.pipeline.settings.DesignSettings;
import org.matimpact.pipeline.settings.DistanceSettings;
import org.matimpact.pipeline.settings.DistanceSettings.CaliperScale;
import org.matimpact.pipeline.settings.NeighbourSettings;
import org.matimpact.pipeline.settings.NeighbourSettings.Replace;
import org.matimpact.statistics.matching.Caliper;
import org.matimpact.statistics.matching.CardinalityMatching;
import org.matimpact.statistics.matching.CardinalityMatching.Kept;
import org.matimpact.statistics.matching.Discarding;
import org.matimpact.statistics.matching.EntropyBalancing;
import org.matimpact.statistics.matching.Estimand;
import org.matimpact.statistics.matching.ExactMatching;
import org.matimpact.statistics.matching.FullMatching;
import org.matimpact.statistics.matching.GeneralisedFullMatching;
import org.matimpact.statistics.matching.MatchingMethod;
import org.matimpact.statistics.matching.NearestNeighbour;
import org.matimpact.statistics.matching.OptimalPair;
import org.matimpact.statistics.matching.Order;
import org.matimpact.statistics.matching.PropensityWeighting;
import org.matimpact.statistics.matching.Replacement;
import org.matimpact.statistics.matching.SetRule;
import org.matimpact.statistics.matching.Subclassification;
import org.matimpact.statistics.matching.Ties;
import org.matimpact.statistics.matching.VariableRatio;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.propensity.Link;

/** Matches a contrast by the method that the settings of a design name. */
final class DesignMethods {

  private DesignMethods() {}

  /** Matches by the method of the design, the schools that it sets aside left out. */
  static MethodResult match(ContrastProblem posed) {
    MatchingMethod method = method(posed);
    if (posed.design().discards()) {
      return MethodResult.of(Discarding.matchKept(posed.problem(), posed.kept(), method));
    }
    return method instanceof CardinalityMatching cardinality
        ? MethodResult.of(cardinality.solve(posed.problem()))
        : MethodResult.of(method.match(posed.problem()));
  }

  private static MatchingMethod method(ContrastProblem posed) {
    DesignSettings design = posed.design();
    Estimand estimand = Estimand.valueOf(design.effectFor().name());
    return switch (design.method()) {
      case NEAREST -> nearest(design);
      case OPTIMAL ->
          new OptimalPair(design.neighbours().ratio(), caliper(design), sets(design.neighbours()));
      case FULL -> FullMatching.unlimited(caliper(design), estimand);
      case GENERALISED_FULL -> new GeneralisedFullMatching(caliper(design), estimand);
      case SUBCLASS -> new Subclassification(design.subclasses(), estimand);
      case EXACT, COARSENED_EXACT -> new ExactMatching(estimand);
      case CARDINALITY ->
          moments(posed, Kept.MOST_OF_BOTH_ARMS, posed.scored().pool().covariates());
      case TEMPLATE -> moments(posed, Kept.ALL_TREATED, posed.scored().pool().covariatesAndRoute());
      case ENTROPY_BALANCING ->
          EntropyBalancing.method(ModelMatrix.of(posed.scored().pool().covariatesAndRoute()));
      case WEIGHTING ->
          new PropensityWeighting(estimand, Link.valueOf(design.score().link().name()));
    };
  }

  private static MatchingMethod moments(
      ContrastProblem posed, Kept kept, List<Covariate> covariates) {
    DesignSettings design = posed.design();
    return new CardinalityMatching(
        ModelMatrix.of(covariates),
        kept,
        design.neighbours().ratio(),
        design.moments().tolerance(),
        design.moments().effort());
  }

  private static MatchingMethod nearest(DesignSettings design) {
    NeighbourSettings neighbours = design.neighbours();
    boolean replacement = neighbours.replace() == Replace.TRUE;
    NearestNeighbour method =
        new NearestNeighbour(
            neighbours.ratio(),
            replacement ? Replacement.WITH : Replacement.WITHOUT,
            caliper(design),
            Order.valueOf(neighbours.order().name()),
            Ties.valueOf(neighbours.ties().name()),
            sets(neighbours),
            replacement ? neighbours.maximumReuse() : 0);
    NeighbourSettings.VariableRatio ratio = neighbours.variable();
    return ratio.varies()
        ? method.withVariableRatio(
            new VariableRatio(ratio.mean(), ratio.minimum(), ratio.maximum()))
        : method;
  }

  private static SetRule sets(NeighbourSettings neighbours) {
    return SetRule.valueOf(neighbours.sets().name());
  }

  private static Caliper caliper(DesignSettings design) {
    DistanceSettings distance = design.distance();
    if (distance.caliperWidth() == 0) {
      return Caliper.none();
    }
    return distance.caliperScale() == CaliperScale.OVERALL
        ? Caliper.overall(distance.caliperWidth())
        : Caliper.pooled(distance.caliperWidth());
  }
}
