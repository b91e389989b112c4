package org.matimpact.pipeline.settings;

import java.io.Serializable;

/** The propensity model. */
public record ScoreSettings(Link link, Likelihood likelihood) implements Serializable {

  /** How the probability of treatment follows from the linear predictor. */
  public enum Link {
    LOGIT,
    PROBIT,
    CLOGLOG
  }

  /** Likelihood of the propensity model; AUTO is maximum likelihood unless a column separates. */
  public enum Likelihood {
    AUTO,
    MAXIMUM,
    FIRTH
  }
}
