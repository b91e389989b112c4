package org.matimpact.pipeline.publish;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Who is behind one arm of a result.
 *
 * @param pupils pupils; empty for outcomes of schools, of which no pupil is known
 * @param schools schools
 * @param trusts trusts; empty for an arm of schools outside trusts
 * @param largestTwoShare share of the arm that its two largest trusts hold; empty for an arm of
 *     schools outside trusts
 */
public record Arm(
    OptionalLong pupils, long schools, OptionalLong trusts, OptionalDouble largestTwoShare) {

  /** Refuses an arm of trusts without its dominance, which would pass that rule unseen. */
  public Arm {
    if (trusts.isPresent() != largestTwoShare.isPresent()) {
      throw new IllegalArgumentException(
          "An arm of trusts has both a count of trusts and the share of the largest two");
    }
  }

  /** What adds up over bands, routes, levels and years: pupils, or schools without them. */
  long size() {
    return pupils.orElse(schools);
  }

  /** The fewest that such a size may be. */
  long leastSize(Limits limits) {
    return pupils.isPresent() ? limits.leastPupils() : limits.leastSchools();
  }
}
