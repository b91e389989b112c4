package org.matimpact.pipeline.study;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The schools of an arm of a fit with their pupils, for the rules of disclosure control: two
 * results may have the same numbers and differ by one trust in the place of another. It is a text,
 * for a table keeps it as one.
 *
 * @param text trust (empty outside trusts), URN and pupils (empty where unknown) of each school,
 *     joined by slashes, in ascending URN, with spaces between schools; empty if nobody is known
 */
public record Contributors(String text) implements Serializable {

  /** Nobody is known to contribute. */
  public static final Contributors UNKNOWN = new Contributors("");

  static final char PART = '/';
  static final char SCHOOL = ' ';

  /**
   * How far two sets of contributors are apart.
   *
   * @param trusts trusts in one alone
   * @param schools schools in one alone
   * @param pupils the fewest that can be in one alone: the difference of the numbers of each
   *     school, summed. As many pupils of a school in the place of others are not seen.
   */
  public record Difference(long trusts, long schools, long pupils) {}

  /**
   * The schools of an arm.
   *
   * @param arm positions of the schools, ascending
   * @param trust trust of the school at a position; empty outside trusts
   */
  static Contributors of(
      FittedSchoolYears data, MatchedSample sample, int[] arm, IntFunction<String> trust) {
    double[] pupils = new double[sample.schools().size()];
    for (int i = 0; i < data.size(); i++) {
      pupils[data.schools()[i]] += data.pupils()[i];
    }
    List<String> schools = new ArrayList<>();
    IntStream.of(arm)
        .forEach(
            school ->
                schools.add(
                    trust.apply(school)
                        + PART
                        + sample.urns()[school]
                        + PART
                        + whole(pupils[school])));
    return new Contributors(String.join(Character.toString(SCHOOL), schools));
  }

  private static String whole(double pupils) {
    return Double.isNaN(pupils) ? "" : Long.toString(StrictMath.round(pupils));
  }

  /** Whether anybody is known. */
  public boolean known() {
    return !text.isEmpty();
  }

  /** How far the others are from these. */
  public Difference apart(Contributors others) {
    if (equals(others)) {
      return new Difference(0, 0, 0);
    }
    Set<String> trusts = new HashSet<>();
    Set<String> otherTrusts = new HashSet<>();
    ContributorWalk one = new ContributorWalk(text);
    ContributorWalk other = new ContributorWalk(others.text);
    long schools = 0;
    long pupils = 0;
    while (one.present() || other.present()) {
      boolean inOne = one.urn() <= other.urn();
      boolean inOther = other.urn() <= one.urn();
      schools += inOne && inOther ? 0 : 1;
      pupils += Math.abs((inOne ? one.pupils() : 0) - (inOther ? other.pupils() : 0));
      if (inOne) {
        trusts.add(one.trust());
        one.next();
      }
      if (inOther) {
        otherTrusts.add(other.trust());
        other.next();
      }
    }
    return new Difference(alone(trusts, otherTrusts), schools, pupils);
  }

  /** Members of one set alone; schools outside trusts are of none. */
  private static long alone(Set<String> these, Set<String> others) {
    return Stream.concat(
            these.stream().filter(member -> !others.contains(member)),
            others.stream().filter(member -> !these.contains(member)))
        .filter(member -> !member.isEmpty())
        .count();
  }
}
