package org.matimpact.pipeline.publish;

import java.util.Optional;
import java.util.OptionalLong;
import org.matimpact.pipeline.study.Contributors;

/**
 * Who is behind one arm of a result.
 *
 * @param pupils pupils; empty for outcomes of schools, of which no pupil is known
 * @param schools schools
 * @param trusts trusts; empty for an arm of schools outside trusts
 * @param shares what the largest trusts hold, or the largest schools of an arm outside trusts;
 *     empty where nobody's contribution can be told
 * @param contributors the schools themselves, where known
 */
public record Arm(
    OptionalLong pupils,
    long schools,
    OptionalLong trusts,
    Optional<Shares> shares,
    Contributors contributors) {

  /** An arm of which nobody knows who is in it. */
  public Arm(OptionalLong pupils, long schools, OptionalLong trusts, Optional<Shares> shares) {
    this(pupils, schools, trusts, shares, Contributors.UNKNOWN);
  }

  /** Refuses an arm of trusts without its shares, which would pass their rules unseen. */
  public Arm {
    if (trusts.isPresent() && shares.isEmpty()) {
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

  /** Whether two arms differ, and by so little that a few can be told from the rest. */
  boolean nearly(Arm other, Limits limits) {
    Contributors.Difference apart = apart(other);
    return few(apart.pupils(), limits.differencePupils())
        || few(apart.schools(), limits.differenceTrusts())
        || few(apart.trusts(), limits.differenceTrusts());
  }

  /** By who is in one alone; by numbers where somebody is not known, as in what is published. */
  private Contributors.Difference apart(Arm other) {
    if (contributors.known() && other.contributors.known()) {
      return contributors.apart(other.contributors);
    }
    boolean counted = pupils.isPresent() && other.pupils.isPresent();
    return new Contributors.Difference(
        trusts.orElse(0) - other.trusts.orElse(0),
        schools - other.schools,
        counted ? pupils.getAsLong() - other.pupils.getAsLong() : 0);
  }

  /** The same of arms that may be missing: an arm that is not there differs from none. */
  static boolean nearly(Optional<Arm> one, Optional<Arm> other, Limits limits) {
    return one.isPresent() && other.isPresent() && one.get().nearly(other.get(), limits);
  }

  /** The arm as its counts are published. */
  Arm rounded(Rounding rounding) {
    return new Arm(
        pupils.isPresent() ? OptionalLong.of(rounding.of(pupils.getAsLong())) : pupils,
        rounding.of(schools),
        trusts.isPresent() ? OptionalLong.of(rounding.of(trusts.getAsLong())) : trusts,
        shares);
  }

  private static boolean few(long difference, long least) {
    return difference != 0 && Math.abs(difference) < least;
  }
}
