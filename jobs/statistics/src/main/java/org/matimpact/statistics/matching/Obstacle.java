package org.matimpact.statistics.matching;

/**
 * Why two units were not matched.
 *
 * @param kind what ruled the pair out
 * @param detail which arm, stratum, covariate, group or other treated unit, with the numbers that
 *     decided
 */
public record Obstacle(Kind kind, String detail) {

  /** What can rule a pair out. */
  public enum Kind {
    /** They are in different strata. */
    STRATUM,
    /** Their scores differ by more than the caliper. */
    CALIPER,
    /** A named covariate differs by more than its caliper. */
    COVARIATE_CALIPER,
    /** They agree in a column in which they must differ. */
    ANTI_EXACT,
    /** The comparison unit was taken by others, as often as it may be. */
    TAKEN,
    /** The comparison unit's group has given as many units as it may. */
    GROUP_FULL,
    /** One of them, or both, had been set aside before, as outside the common support. */
    SET_ASIDE,
    /** Nothing of these: the set was not full, or the method does not choose by distance. */
    NOT_CHOSEN
  }
}
