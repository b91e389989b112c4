package org.matimpact.pipeline.settings;

import java.io.Serializable;
import java.util.List;

/**
 * How unlike two schools are.
 *
 * @param covariate name of the numeric covariate that is the score; empty for the other kinds
 * @param covariates that a Mahalanobis distance is of; empty: all of the covariate set
 * @param caliperWidth in SDs of the score; 0 for none
 */
public record DistanceSettings(
    Kind kind,
    String covariate,
    List<String> covariates,
    double caliperWidth,
    CaliperScale caliperScale)
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

  /** Whether it is one of several covariates together. */
  public boolean isMahalanobis() {
    return kind == Kind.MAHALANOBIS || kind == Kind.ROBUST_MAHALANOBIS;
  }
}
