package org.matimpact.statistics.matching;

/** Whether a comparison unit may serve more than one treated unit. */
public enum Replacement {
  /** Each comparison unit is used at most once. */
  WITHOUT,
  /** A comparison unit is used as often as it is nearest. */
  WITH
}
