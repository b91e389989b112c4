package org.matimpact.pipeline.study;

/** How a standard error was found. */
public enum StandardErrorMethod {
  /** Cluster-robust; the working covariance has effects of school and school-year. */
  CR2("CR2"),
  /** Cluster-robust; the working covariance has the effects of trusts too. */
  CR2_SCHOOL_TRUST("CR2, target school+trust"),
  /** One of these two from every imputation, pooled by Rubin's rules. */
  CR2_POOLED("CR2, Rubin's rules"),
  /** From the likelihood, given its random effects. */
  MODEL("model-based REML"),
  /** The same, of a design whose weights the likelihood cannot have. */
  MODEL_UNWEIGHTED("model-based REML, unweighted"),
  /** From the likelihood of a logistic model, for an average of probabilities. */
  LOGISTIC("model-based ML, delta method"),
  /** The same, of a design whose weights the likelihood cannot have. */
  LOGISTIC_UNWEIGHTED("model-based ML, delta method, unweighted");

  private final String label;

  StandardErrorMethod(String label) {
    this.label = label;
  }

  /** Name in tables. */
  public String label() {
    return label;
  }

  /** Whether it leaves out weights that the design has. */
  public boolean unweighted() {
    return this == MODEL_UNWEIGHTED || this == LOGISTIC_UNWEIGHTED;
  }

  /** Whether it is clustered. */
  public boolean clustered() {
    return this == CR2 || this == CR2_SCHOOL_TRUST || this == CR2_POOLED;
  }
}
