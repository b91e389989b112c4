package org.matimpact.statistics.propensity;

import java.util.List;

/**
 * A fitted propensity score: the probability of treatment given the covariates (Rosenbaum &amp;
 * Rubin 1983, Biometrika 70, 41-55).
 *
 * @param names the columns of the model matrix
 * @param coefficients one per column, on the scale of the link (logit unless asked otherwise); NaN
 *     for an aliased column
 * @param linearPredictor the score on the scale of the link, one per unit: the distance used in
 *     matching
 * @param probability the score, one per unit
 * @param iterations Newton steps taken
 * @param converged whether the last step moved no linear predictor by more than the tolerance;
 *     false under separation
 * @param deviance minus twice the log-likelihood (without the penalty, for a Firth fit)
 * @param aliased columns that depend linearly on earlier ones and were left out
 * @param separated columns whose coefficients run to infinity because they tell the arms apart
 *     perfectly; empty if there are none
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers; compared by content nowhere
public record PropensityModel(
    List<String> names,
    double[] coefficients,
    double[] linearPredictor,
    double[] probability,
    int iterations,
    boolean converged,
    double deviance,
    List<String> aliased,
    List<String> separated) {

  /** Copies the lists. */
  public PropensityModel {
    names = List.copyOf(names);
    aliased = List.copyOf(aliased);
    separated = List.copyOf(separated);
  }
}
