package org.matimpact.pipeline.study;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

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

  private static final String PART = "/";
  private static final String SCHOOL = " ";

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
    return new Contributors(String.join(SCHOOL, schools));
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
    Map<String, Long> schools = new HashMap<>();
    Set<String> trusts = new HashSet<>();
    Map<String, Long> otherSchools = new HashMap<>();
    Set<String> otherTrusts = new HashSet<>();
    read(schools, trusts);
    others.read(otherSchools, otherTrusts);
    return new Difference(
        alone(trusts, otherTrusts),
        alone(schools.keySet(), otherSchools.keySet()),
        pupilsAlone(schools, otherSchools));
  }

  private void read(Map<String, Long> schools, Set<String> trusts) {
    Arrays.stream(text.split(SCHOOL, -1))
        .map(school -> school.split(PART, -1))
        .filter(parts -> parts.length == 3)
        .forEach(
            parts -> {
              trusts.add(parts[0]);
              schools.put(parts[1], parts[2].isEmpty() ? 0L : Long.parseLong(parts[2]));
            });
    trusts.remove("");
  }

  private static long alone(Set<String> these, Set<String> others) {
    long missing = these.stream().filter(member -> !others.contains(member)).count();
    return missing + others.stream().filter(member -> !these.contains(member)).count();
  }

  private static long pupilsAlone(Map<String, Long> these, Map<String, Long> others) {
    Set<String> schools = new HashSet<>(these.keySet());
    schools.addAll(others.keySet());
    return schools.stream()
        .mapToLong(
            school -> Math.abs(these.getOrDefault(school, 0L) - others.getOrDefault(school, 0L)))
        .sum();
  }
}
