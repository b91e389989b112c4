package org.matimpact.pipeline.settings;

import java.io.Serializable;

/**
 * How pairs are made.
 *
 * @param replace whether a comparison school may be in several sets
 * @param ratio comparison schools in a set; 0: auto
 * @param variable how the ratio varies
 * @param maximumReuse most sets of one comparison school; 0 for no limit
 */
public record NeighbourSettings(
    Replace replace,
    int ratio,
    VariableRatio variable,
    int maximumReuse,
    Order order,
    Ties ties,
    Sets sets)
    implements Serializable {

  /** Whether a comparison school may be in several sets. */
  public enum Replace {
    AUTO,
    TRUE,
    FALSE
  }

  /** In which order treated schools choose. */
  public enum Order {
    LARGEST,
    SMALLEST,
    CLOSEST,
    FARTHEST,
    RANDOM,
    DATA
  }

  /** How equal distances are told apart. */
  public enum Ties {
    HASH,
    ROW_ORDER
  }

  /** What becomes of sets with too few comparison schools. */
  public enum Sets {
    KEEP_PARTIAL,
    FULL_ONLY
  }

  /**
   * A ratio that varies between treated schools.
   *
   * @param mean 0: the ratio is the same for all
   */
  public record VariableRatio(double mean, int minimum, int maximum) implements Serializable {

    /** Whether it varies. */
    public boolean varies() {
      return mean > 0;
    }
  }

  /** The same with a ratio and a rule on replacement that have been decided on. */
  public NeighbourSettings decided(Replace newReplace, int newRatio) {
    return new NeighbourSettings(newReplace, newRatio, variable, maximumReuse, order, ties, sets);
  }
}
