package org.matimpact.pipeline.settings;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One design: how schools are scored, restricted and brought together.
 *
 * @param estimand whom the weights are for
 * @param score the propensity model
 * @param distance how unlike two schools are, and how unlike they may be
 * @param restrictions what pairs and sets must satisfy besides
 * @param discard which schools are set aside first
 * @param neighbours of methods that make pairs
 * @param subclasses how many in each stratum
 * @param coarsening of coarsened exact matching
 * @param moments of methods that choose schools so that means agree
 */
public record DesignSettings(
    Method method,
    Estimand estimand,
    ScoreSettings score,
    DistanceSettings distance,
    RestrictionSettings restrictions,
    DiscardSettings discard,
    NeighbourSettings neighbours,
    int subclasses,
    CoarseningSettings coarsening,
    MomentSettings moments)
    implements Serializable {

  /** How schools are brought together. */
  public enum Method {
    NEAREST,
    OPTIMAL,
    FULL,
    GENERALISED_FULL,
    SUBCLASS,
    EXACT,
    COARSENED_EXACT,
    CARDINALITY,
    TEMPLATE,
    ENTROPY_BALANCING,
    WEIGHTING;

    /** Its name in settings and messages. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Whom an effect is for: the treated, the comparison schools, all, or those that may be either.
   */
  public enum Estimand {
    ATT,
    ATC,
    ATE,
    ATO
  }

  /** The same design by another method. */
  public DesignSettings with(Method newMethod) {
    return new DesignSettings(
        newMethod,
        estimand,
        score,
        distance,
        restrictions,
        discard,
        neighbours,
        subclasses,
        coarsening,
        moments);
  }

  /** The same design with other neighbours. */
  public DesignSettings with(NeighbourSettings newNeighbours) {
    return new DesignSettings(
        method,
        estimand,
        score,
        distance,
        restrictions,
        discard,
        newNeighbours,
        subclasses,
        coarsening,
        moments);
  }

  /** The same design for the treated, without what restricts pairs or sets schools aside. */
  DesignSettings unrestricted() {
    return new DesignSettings(
        method,
        Estimand.ATT,
        score,
        distance,
        RestrictionSettings.NONE,
        DiscardSettings.NONE,
        neighbours,
        subclasses,
        coarsening,
        moments);
  }

  /** Whom the weights are for: pairs and balancing weights are always for the treated. */
  public Estimand effectFor() {
    return DesignKey.ESTIMAND.appliesTo(method) ? estimand : Estimand.ATT;
  }

  /** Whether the method looks at the distance. */
  public boolean usesDistance() {
    return DesignKey.DISTANCE.appliesTo(method);
  }

  /** Whether the score is a covariate. */
  public boolean usesCovariate() {
    return usesDistance() && distance.kind() == DistanceSettings.Kind.COVARIATE;
  }

  /**
   * Whether the method looks at the propensity score. A Mahalanobis distance alone has no use for
   * it; a caliper, the range that is discarded, and an order of choice by score have.
   */
  public boolean usesPropensity() {
    if (method == Method.WEIGHTING) {
      return true;
    }
    boolean beside = distance.caliperWidth() > 0 || discards() || choosesByScore();
    return usesDistance() && !usesCovariate() && (!distance.isMahalanobis() || beside);
  }

  /** Whether treated schools choose in the order of their scores. */
  private boolean choosesByScore() {
    return method == Method.NEAREST
        && (neighbours.order() == NeighbourSettings.Order.LARGEST
            || neighbours.order() == NeighbourSettings.Order.SMALLEST);
  }

  /** Whether schools are set aside before matching. */
  public boolean discards() {
    return DesignKey.DISCARD.appliesTo(method) && discard.rule() != DiscardSettings.Rule.NONE;
  }

  /**
   * What of it, said or inherited, a method must obey or refuse: to leave it out in silence would
   * answer another question than the one asked.
   */
  List<DesignKey> inForce() {
    List<DesignKey> keys = new ArrayList<>(restrictions.inForce());
    if (discard.rule() != DiscardSettings.Rule.NONE) {
      keys.add(DesignKey.DISCARD);
    }
    if (estimand != Estimand.ATT) {
      keys.add(DesignKey.ESTIMAND);
    }
    return keys;
  }

  /** What of it, said or inherited, contradicts the method; empty when nothing does. */
  public List<String> conflicts() {
    List<String> conflicts = new ArrayList<>();
    for (DesignKey key : inForce()) {
      if (!key.appliesTo(method)) {
        conflicts.add(
            "method %s cannot obey %s; leave one of them out"
                .formatted(method.label(), key.label()));
      }
    }
    if (method == Method.SUBCLASS && distance.isMahalanobis()) {
      conflicts.add(
          "subclasses are cut on a score and mahalanobis is none; choose linear_predictor,"
              + " probability or a covariate, or method full");
    }
    if (effectFor() == Estimand.ATO && method != Method.WEIGHTING) {
      conflicts.add("estimand ato is for method weighting");
    }
    if (discards() && discard.refit() && usesCovariate()) {
      conflicts.add(
          "discard.refit fits the propensity model again, and the distance is a covariate");
    }
    return List.copyOf(conflicts);
  }
}
