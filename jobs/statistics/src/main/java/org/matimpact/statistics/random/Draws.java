package org.matimpact.statistics.random;

/** Which of all possible draws a p-value was taken from. */
public enum Draws {
  /** Each once: the p-value has no simulation error. */
  ALL,
  /** Random ones. */
  RANDOM
}
