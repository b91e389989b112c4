package org.matimpact.pipeline.publish;

/**
 * A number of pupils or schools that adds up with others.
 *
 * @param key name, unique over all tables
 * @param size the number
 * @param least the fewest that may be told
 * @param precedence which numbers are kept first, ascending
 * @param zero whether a number of 0 tells something
 */
record Quantity(String key, long size, long least, int precedence, Zero zero) {

  /** What it tells that nobody is in a group. */
  enum Zero {
    /** As much as that few are. */
    TELLS,
    /** Nothing: that no pupil lacks a result. */
    OPEN
  }

  /** Whether a number of that kind tells of too few. */
  boolean tells(long number) {
    return number < least && (number != 0 || zero == Zero.TELLS);
  }
}
