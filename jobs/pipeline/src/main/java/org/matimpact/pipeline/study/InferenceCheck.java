package org.matimpact.pipeline.study;

import java.io.Serializable;
import java.util.List;
import org.matimpact.pipeline.settings.EstimateSettings.Check;
import org.matimpact.statistics.bootstrap.BootstrapSummary;
import org.matimpact.statistics.effect.ContrastEstimate;
import org.matimpact.statistics.randomisation.RandomisationPValue;
import org.matimpact.statistics.robust.ClusterRobustEstimate;

/**
 * The uncertainty of an effect by another method than the headline's. What a method does not give
 * is NaN.
 *
 * @param estimate that the numbers are about, in the outcome's unit
 * @param confidenceLow lower 95 % limit
 * @param confidenceHigh upper 95 % limit
 * @param pValue two-sided, of no effect
 * @param replicates drawn; 0 for a method without draws
 * @param note what the method assumes, or why it does not apply
 */
public record InferenceCheck(
    Check method,
    double estimate,
    double standardError,
    double degreesOfFreedom,
    double confidenceLow,
    double confidenceHigh,
    double pValue,
    int replicates,
    String note)
    implements Serializable {

  /** By the t distribution. */
  static InferenceCheck of(Check method, ClusterRobustEstimate estimate, String note) {
    return new InferenceCheck(
        method,
        estimate.estimate(),
        estimate.standardError(),
        estimate.degreesOfFreedom(),
        estimate.confidenceLow(),
        estimate.confidenceHigh(),
        estimate.pValue(),
        0,
        note);
  }

  /** By the normal distribution. */
  static InferenceCheck of(Check method, ContrastEstimate estimate, String note) {
    return new InferenceCheck(
        method,
        estimate.estimate(),
        estimate.standardError(),
        Double.NaN,
        estimate.confidenceLow(),
        estimate.confidenceHigh(),
        estimate.pValue(),
        0,
        note);
  }

  /** By the bootstrap t. */
  static InferenceCheck of(Check method, double estimate, BootstrapSummary drawn, String note) {
    return new InferenceCheck(
        method,
        estimate,
        drawn.standardError(),
        Double.NaN,
        drawn.studentisedLow(),
        drawn.studentisedHigh(),
        Double.NaN,
        drawn.replicates(),
        note);
  }

  /** By randomisation, which tests alone. */
  static InferenceCheck of(Check method, double statistic, RandomisationPValue p, String note) {
    double nan = Double.NaN;
    return new InferenceCheck(method, statistic, nan, nan, nan, nan, p.pValue(), p.vectors(), note);
  }

  /** A method that does not apply, with the reason. */
  static InferenceCheck none(Check method, String reason) {
    double nan = Double.NaN;
    return new InferenceCheck(method, nan, nan, nan, nan, nan, nan, 0, reason);
  }

  /** Methods none of which applies, for one reason. */
  public static List<InferenceCheck> none(List<Check> methods, String reason) {
    return methods.stream().map(method -> none(method, reason)).toList();
  }

  /** Whether the method says something of the effect. */
  public boolean applies() {
    return !Double.isNaN(estimate);
  }
}
