package org.matimpact.pipeline.study;

import java.util.Optional;
import org.matimpact.pipeline.settings.DesignSettings;
import org.matimpact.pipeline.settings.DistanceSettings;
import org.matimpact.pipeline.settings.DistanceSettings.CaliperScale;
import org.matimpact.pipeline.settings.NeighbourSettings;
import org.matimpact.pipeline.settings.NeighbourSettings.Replace;
import org.matimpact.statistics.matching.Caliper;
import org.matimpact.statistics.matching.Discard;
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
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.propensity.Link;

/** From a design's settings to the method that does it. */
final class DesignMethods {

  private DesignMethods() {}

  static MatchingMethod of(ContrastProblem posed) {
    DesignSettings design = posed.design();
    MatchingMethod method = method(posed);
    if (!design.discards()) {
      return method;
    }
    return new Discarding(Discard.valueOf(design.discard().rule().name()), method, refit(posed));
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
      case ENTROPY_BALANCING ->
          EntropyBalancing.method(ModelMatrix.of(posed.scored().pool().covariatesAndRoute()));
      case WEIGHTING ->
          new PropensityWeighting(estimand, Link.valueOf(design.score().link().name()));
    };
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

  private static Optional<Discarding.Refit> refit(ContrastProblem posed) {
    if (!posed.design().discard().refit()) {
      return Optional.empty();
    }
    return Optional.of(
        rows -> ContrastProblem.scale(posed.scored().refitted(rows), posed.design()));
  }
}
