package org.matimpact.statistics.multilevel;

/** The criterion that variance components minimise. */
public enum Likelihood {
  /** Restricted (Patterson &amp; Thompson 1971, Biometrika 58, 545-554): the default. */
  REML,
  /** Full maximum likelihood: for comparing models with different fixed columns. */
  ML
}
