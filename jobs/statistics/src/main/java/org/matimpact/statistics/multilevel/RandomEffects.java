package org.matimpact.statistics.multilevel;

/** Which groups have an effect of their own beside the residual. */
public enum RandomEffects {
  /** u_school: R's {@code (1|school)}. */
  SCHOOL,
  /** u_school + v_school-year: R's {@code (1|school) + (1|school:year)}. */
  SCHOOL_AND_YEAR
}
