package org.matimpact.pipeline.settings;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;

/**
 * How covariates are coarsened for exact matching.
 *
 * @param covariates those matched on; empty: all of the covariate set
 * @param cuts of numeric covariates, by name; Sturges' rule for those not named
 */
public record CoarseningSettings(List<String> covariates, SortedMap<String, Cut> cuts)
    implements Serializable {

  /**
   * Bins of a covariate.
   *
   * @param number how many, for EQUAL and QUANTILES
   * @param points cut points, for POINTS
   */
  public record Cut(Kind kind, int number, List<Double> points) implements Serializable {

    /** What bins are made of. */
    public enum Kind {
      STURGES,
      EQUAL,
      QUANTILES,
      POINTS
    }
  }
}
