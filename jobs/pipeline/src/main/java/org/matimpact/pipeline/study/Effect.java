package org.matimpact.pipeline.study;

import java.io.Serializable;
import org.matimpact.statistics.effect.ContrastEstimate;
import org.matimpact.statistics.robust.ClusterRobustEstimate;

/**
 * One estimated effect with its counts, or why there is none.
 *
 * @param problem why there is no estimate; empty text when there is one
 * @param estimate in the outcome's unit; NaN, like the five that follow, when there is none
 * @param degreesOfFreedom Satterthwaite's
 * @param method of the standard error
 * @param setStandardError CR2 standard error clustered on matched sets; NaN without sets
 * @param wild tests by the wild cluster bootstrap
 * @param scale spread of an outcome of pupils among those of the fit
 */
public record Effect(
    String problem,
    double estimate,
    double standardError,
    double degreesOfFreedom,
    double confidenceLow,
    double confidenceHigh,
    double pValue,
    StandardErrorMethod method,
    double setStandardError,
    WildTest wild,
    PupilScale scale,
    FitCounts counts)
    implements Serializable {

  /** An estimate. */
  static Effect of(
      ClusterRobustEstimate estimate,
      StandardErrorMethod method,
      double setStandardError,
      WildTest wild,
      PupilScale scale,
      FitCounts counts) {
    return new Effect(
        "",
        estimate.estimate(),
        estimate.standardError(),
        estimate.degreesOfFreedom(),
        estimate.confidenceLow(),
        estimate.confidenceHigh(),
        estimate.pValue(),
        method,
        setStandardError,
        wild,
        scale,
        counts);
  }

  /** An estimate from a likelihood. */
  static Effect of(
      ContrastEstimate estimate, StandardErrorMethod method, PupilScale scale, FitCounts counts) {
    return new Effect(
        "",
        estimate.estimate(),
        estimate.standardError(),
        estimate.degreesOfFreedom(),
        estimate.confidenceLow(),
        estimate.confidenceHigh(),
        estimate.pValue(),
        method,
        Double.NaN,
        WildTest.NONE,
        scale,
        counts);
  }

  /** No estimate, with the reason and who would have been in it. */
  public static Effect none(String problem, FitCounts counts) {
    double nan = Double.NaN;
    return new Effect(
        problem,
        nan,
        nan,
        nan,
        nan,
        nan,
        nan,
        StandardErrorMethod.CR2,
        nan,
        WildTest.NONE,
        PupilScale.NONE,
        counts);
  }

  /** Whether there is an estimate. */
  public boolean estimated() {
    return problem.isEmpty();
  }
}
