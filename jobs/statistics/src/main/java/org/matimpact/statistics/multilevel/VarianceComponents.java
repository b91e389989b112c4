package org.matimpact.statistics.multilevel;

/**
 * Estimated variances, in squared units of the outcome.
 *
 * @param school s_u^2, between schools
 * @param schoolYear s_v^2, between years of a school; 0 where the model has none
 * @param residual s_e^2, between pupils of a school-year
 */
public record VarianceComponents(double school, double schoolYear, double residual) {

  /** Returns s_u^2 + s_v^2 + s_e^2; its root is s_T, which standardises effects. */
  public double total() {
    return school + schoolYear + residual;
  }

  /** Returns the intraclass correlation: the share of the variance that lies between schools. */
  public double intraclassCorrelation() {
    return school / total();
  }

  /** Returns the correlation of two pupils of one school and year. */
  public double schoolYearCorrelation() {
    return (school + schoolYear) / total();
  }
}
