package org.matimpact.statistics.mixed;

/** A random-effect term of a {@link MixedModel}; terms are independent of each other. */
public sealed interface RandomTerm {

  /** Returns the name under which its variance is reported. */
  String name();

  /** An effect of each school: R's {@code (1 | school)}. */
  record SchoolIntercept() implements RandomTerm {
    @Override
    public String name() {
      return "school";
    }
  }

  /**
   * An effect of each school and a slope of a column that differs by school, the two correlated:
   * R's {@code (1 + x | school)}.
   *
   * @param column position of x in the design, between columns first
   */
  record SchoolSlope(int column) implements RandomTerm {
    @Override
    public String name() {
      return "school";
    }
  }

  /** An effect of each year of a school: R's {@code (1 | school:year)}. */
  record SchoolYearIntercept() implements RandomTerm {
    @Override
    public String name() {
      return "school-year";
    }
  }

  /** A term of groups of schools, such as trusts or local authorities. */
  sealed interface Grouped extends RandomTerm {
    /** Returns the code of each school's group; not a copy. */
    int[] groups();
  }

  /**
   * An effect of each group on all its schools: R's {@code (1 | group)}.
   *
   * @param groups a code for each school, any integers
   */
  @SuppressWarnings("ArrayRecordComponent") // codes; compared by content nowhere
  record GroupIntercept(String name, int[] groups) implements Grouped {}

  /**
   * An effect of a column that differs by group: R's {@code (0 + x | group)}. With x the treatment
   * and the trust as group it is the trust's own effect on its treated schools; comparison schools
   * have x = 0, so that their codes do not matter.
   *
   * @param groups a code for each school, any integers
   * @param column position of x among the between columns
   */
  @SuppressWarnings("ArrayRecordComponent") // codes; compared by content nowhere
  record GroupEffect(String name, int[] groups, int column) implements Grouped {}
}
