package org.matimpact.statistics.mixed;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.matimpact.statistics.multilevel.SchoolYear;
import org.matimpact.statistics.multilevel.SchoolYears;

/**
 * The groups of a term that have schools to act on: those with a school-year in which the term's
 * column is not 0.
 */
final class Levels {

  private final RandomTerm.Grouped term;
  private final int[] codes;

  /** Of each school; -1 where the term does not act. */
  private final int[] place;

  private final int[] schools;
  private final long[] pupils;
  private final double largest;

  Levels(SchoolYears data, RandomTerm.Grouped term) {
    this.term = term;
    int[] acting =
        data.groups().stream()
            .filter(group -> load(group) != 0)
            .mapToInt(SchoolYear::school)
            .distinct()
            .toArray();
    codes = IntStream.of(acting).map(j -> term.groups()[j]).distinct().sorted().toArray();
    place = new int[data.schools()];
    schools = new int[codes.length];
    pupils = new long[codes.length];
    Arrays.fill(place, -1);
    for (int school : acting) {
      place[school] = Arrays.binarySearch(codes, term.groups()[school]);
      schools[place[school]]++;
    }
    double[] squares = new double[codes.length];
    for (SchoolYear group : data.groups()) {
      double load = load(group);
      if (load != 0) {
        pupils[place[group.school()]] += group.pupils();
        squares[place[group.school()]] += group.pupils() * load * load;
      }
    }
    largest = Arrays.stream(squares).max().orElse(0);
  }

  RandomTerm.Grouped term() {
    return term;
  }

  /** The value of the term's column in a school-year. */
  double load(SchoolYear group) {
    return term instanceof RandomTerm.GroupEffect effect ? group.between()[effect.column()] : 1;
  }

  int count() {
    return codes.length;
  }

  /** Codes, ascending; not a copy. */
  int[] codes() {
    return codes;
  }

  /** The place of a school's group among the codes; -1 where the term does not act. */
  int place(int school) {
    return place[school];
  }

  /** Schools on which the term acts. */
  int schools(int place) {
    return schools[place];
  }

  /** Pupils on whom the term acts. */
  long pupils(int place) {
    return pupils[place];
  }

  /** Schools of all groups. */
  int schools() {
    return IntStream.of(schools).sum();
  }

  /** The largest sum of squares of the column in a group. */
  double largestSquares() {
    return largest;
  }
}
