package org.matimpact.pipeline.settings;

import java.io.Serializable;
import java.util.List;

/**
 * How contrasts are matched.
 *
 * @param replace forces matching with (true) or without (false) replacement; empty: the rule
 *     decides
 * @param ratio forces the number of comparison schools in a set; empty: the rule decides
 * @param autoRatio ratio with replacement when the rule decides
 * @param autoShareKept least share of the treated kept in every contrast for the form without
 *     replacement
 * @param maximumReuse most sets of one comparison school; 0 for no limit
 * @param caliperWidth in SDs of the logit; 0 for none
 * @param exact categorical covariates to match exactly on
 */
public record MatchSettings(
    List<Design> designs,
    Replace replace,
    int ratio,
    int autoRatio,
    double autoShareKept,
    Order order,
    Ties ties,
    Sets sets,
    int maximumReuse,
    double caliperWidth,
    CaliperScale caliperScale,
    List<String> exact,
    Likelihood likelihood,
    double leastComparisonEss,
    double largestWeightShare,
    double leastShareKept)
    implements Serializable {

  /** Whether a comparison school may be in several sets. */
  public enum Replace {
    AUTO,
    TRUE,
    FALSE
  }

  /** Designs that can be asked for. */
  public enum Design {
    AUTO,
    ENTROPY_BALANCING
  }

  /** In which order treated schools choose. */
  public enum Order {
    LARGEST,
    SMALLEST,
    CLOSEST,
    FARTHEST,
    RANDOM,
    DATA
  }

  /** How equal distances are told apart. */
  public enum Ties {
    HASH,
    ROW_ORDER
  }

  /** What becomes of sets with too few comparison schools. */
  public enum Sets {
    KEEP_PARTIAL,
    FULL_ONLY
  }

  /** The SD that the caliper is measured in. */
  public enum CaliperScale {
    OVERALL,
    POOLED
  }

  /** Likelihood of the propensity model; AUTO is maximum likelihood unless a column separates. */
  public enum Likelihood {
    AUTO,
    MAXIMUM,
    FIRTH
  }
}
