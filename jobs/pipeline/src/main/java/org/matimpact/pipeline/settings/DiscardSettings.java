package org.matimpact.pipeline.settings;

import java.io.Serializable;

/**
 * Which schools outside the common support of the score are set aside before matching.
 *
 * @param refit whether the propensity model is fitted again to those that stay
 */
public record DiscardSettings(Rule rule, boolean refit) implements Serializable {

  /** Nobody is set aside. */
  static final DiscardSettings NONE = new DiscardSettings(Rule.NONE, false);

  /** Whose schools are set aside. */
  public enum Rule {
    NONE,
    TREATED,
    COMPARISON,
    BOTH
  }
}
