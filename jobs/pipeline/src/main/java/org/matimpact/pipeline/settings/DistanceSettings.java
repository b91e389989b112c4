package org.matimpact.pipeline.settings;

import java.io.Serializable;

/**
 * How unlike two schools are.
 *
 * @param covariate name of the numeric covariate that is the score; empty for the other kinds
 * @param caliperWidth in SDs of the score; 0 for none
 */
public record DistanceSettings(
    Kind kind, String covariate, double caliperWidth, CaliperScale caliperScale)
    implements Serializable {

  /** What is compared. */
  public enum Kind {
    LINEAR_PREDICTOR,
    PROBABILITY,
    MAHALANOBIS,
    ROBUST_MAHALANOBIS,
    COVARIATE
  }

  /** The SD that the caliper is measured in. */
  public enum CaliperScale {
    OVERALL,
    POOLED
  }

  /** Whether it is one of all covariates together. */
  public boolean isMahalanobis() {
    return kind == Kind.MAHALANOBIS || kind == Kind.ROBUST_MAHALANOBIS;
  }
}
