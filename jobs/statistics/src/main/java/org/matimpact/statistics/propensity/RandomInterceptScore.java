package org.matimpact.statistics.propensity;

/**
 * What {@link RandomInterceptPropensity} found.
 *
 * @param model the score; its deviance is by Laplace's approximation where it has an intercept
 * @param deviation standard deviation of the groups' intercepts on the logit scale; 0 in a plain
 *     model
 * @param groups number of groups
 * @param oneArmGroups how many of them have units of one arm only
 * @param plainBecause why the model has no random intercept
 */
public record RandomInterceptScore(
    PropensityModel model,
    double deviation,
    int groups,
    int oneArmGroups,
    PlainBecause plainBecause) {

  /** Why a score is that of plain logistic regression. */
  public enum PlainBecause {
    /** It is not: the score has a random intercept. */
    NOT,
    /** A column separates the arms. */
    SEPARATION,
    /** There is one group, or one for each unit. */
    NO_GROUPS,
    /** The variance of the intercepts is estimated as 0. */
    NO_VARIANCE,
    /** Groups and columns together separate the arms: no clear maximum with intercepts. */
    NO_MAXIMUM,
    /** The fit with intercepts failed otherwise, as where a search does not end. */
    NOT_FITTED
  }

  static RandomInterceptScore plain(
      PropensityModel model, int groups, int oneArmGroups, PlainBecause why) {
    return new RandomInterceptScore(model, 0, groups, oneArmGroups, why);
  }
}
