package org.matimpact.statistics.model;

/**
 * One characteristic of every unit, in row order.
 *
 * <p>The arrays of a covariate belong to it: they are not copied, and whoever made it must not
 * alter them afterwards.
 */
public sealed interface Covariate permits NumericCovariate, CategoricalCovariate {

  /** Returns the name, not blank; it begins the names of the columns made from this covariate. */
  String name();

  /** Returns the number of units. */
  int length();
}
