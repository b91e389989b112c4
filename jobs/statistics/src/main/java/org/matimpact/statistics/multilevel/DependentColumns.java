package org.matimpact.statistics.multilevel;

/** What happens to a column that earlier columns determine (R's {@code qr}, tolerance 1e-7). */
public enum DependentColumns {
  /** The later column is dropped, as R's {@code lm} and {@code lmer} do. */
  DROP,
  /** The fit is refused with the positions of the columns. */
  REFUSE
}
