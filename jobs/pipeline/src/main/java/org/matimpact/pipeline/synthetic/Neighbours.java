package org.matimpact.pipeline.synthetic;

import java.util.List;

/**
 * Other schools in which a pupil can have been or be registered: those next in the order of sites.
 */
final class Neighbours {
  private static final int REACH = 30;

  private final List<School> schools;
  private int position = -1;

  /**
   * The schools of a key stage and year.
   *
   * @param schools in the order in which they will be met
   */
  Neighbours(List<School> schools) {
    this.schools = schools;
  }

  /** Goes on to the next school. */
  void next() {
    position++;
  }

  /** Another school, where there is one. */
  School draw(DrawStream stream) {
    int others = Math.min(REACH, schools.size() - 1);
    return schools.get((position + (others == 0 ? 0 : 1 + stream.below(others))) % schools.size());
  }
}
