package org.matimpact.pipeline.synthetic;

/**
 * Gives out Unique Reference Numbers: six digits, maintained schools from 100000, academies from
 * about 135000 as in the register, then schools that closed long ago and independent schools.
 */
final class Urns {
  private static final int MAINTAINED = 100_000;
  private static final int SMALLEST_BLOCK = 35_000;

  private final int block;

  /**
   * Leaves room for this many sites.
   *
   * @param sites drawn
   */
  Urns(int sites) {
    this.block = Math.max(SMALLEST_BLOCK, sites);
  }

  int maintained(int ordinal) {
    return MAINTAINED + ordinal;
  }

  int academy(int ordinal) {
    return MAINTAINED + block + ordinal;
  }

  /** The school that a maintained school continues. */
  int closedLongAgo(int ordinal) {
    return MAINTAINED + 2 * block + ordinal;
  }

  int independent(int index) {
    return MAINTAINED + 3 * block + index;
  }
}
