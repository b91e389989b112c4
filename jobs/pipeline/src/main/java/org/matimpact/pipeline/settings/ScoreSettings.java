package org.matimpact.pipeline.settings;

import java.io.Serializable;
import java.util.Locale;

/**
 * The propensity model.
 *
 * @param groups whose schools share a random intercept
 */
public record ScoreSettings(Link link, Likelihood likelihood, RandomIntercept groups)
    implements Serializable {

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

  /** Groups of schools that have a random intercept. */
  public enum RandomIntercept {
    NONE,
    LA,
    REGION;

    /** Name of the column. */
    public String column() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
