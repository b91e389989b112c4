package org.matimpact.benchmarks;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Treated schools by trust; every treated school has one matched comparison school. */
enum CoverageDesign {
  /** Few trusts, one with three in ten of the schools. */
  EIGHT(3, 4, 6, 8, 11, 15, 21, 30),
  /** Sixteen trusts, from one school to a fifth of all. */
  SIXTEEN(1, 2, 2, 3, 4, 5, 6, 7, 9, 11, 13, 16, 19, 23, 28, 36),
  /**
   * The 45 trusts that had 16 or more schools on 1 June 2019: their secondary schools that had
   * joined by 1 September 2016 (group links of Get Information about Schools).
   */
  LARGE_TRUSTS_OF_2019(
      1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 4, 4, 4, 4, 5, 5, 5, 6, 7, 7, 7,
      10, 10, 10, 10, 11, 11, 12, 14, 15, 16, 18, 18, 24, 25),
  /** Many trusts. */
  TWO_HUNDRED(repeated(20, 1, 1, 1, 2, 2, 3, 3, 4, 6, 9)),
  /** So few and so unequal that the degrees of freedom are below 4. */
  FIVE(2, 3, 5, 9, 24);

  private final int[] trustOfSchool;
  private final int trusts;

  CoverageDesign(int... sizes) {
    trusts = sizes.length;
    trustOfSchool =
        IntStream.range(0, sizes.length)
            .flatMap(trust -> IntStream.generate(() -> trust).limit(sizes[trust]))
            .toArray();
  }

  private static int[] repeated(int times, int... sizes) {
    return IntStream.range(0, times).flatMap(i -> Arrays.stream(sizes)).toArray();
  }

  int trusts() {
    return trusts;
  }

  /** The number of treated schools, and of comparison schools. */
  int pairs() {
    return trustOfSchool.length;
  }

  /** The trust of a treated school; a comparison school is in the cluster of its pair. */
  int trust(int pair) {
    return trustOfSchool[pair];
  }

  /** The cluster of each school: treated first, then their comparison schools in the same order. */
  int[] clusters() {
    int[] clusters = Arrays.copyOf(trustOfSchool, 2 * pairs());
    System.arraycopy(trustOfSchool, 0, clusters, pairs(), pairs());
    return clusters;
  }
}
