package org.matimpact.pipeline.synthetic;

import java.util.Arrays;
import java.util.Optional;

/**
 * Size band of a multi-academy trust: its schools of any phase on {@link StudyDates#END}.
 *
 * <p>A trust with one school is in no band: it stands alone.
 */
public enum SizeBand {
  /** Two or three schools. */
  TWO_TO_THREE("2-3", 2, 3),
  /** Four to six schools. */
  FOUR_TO_SIX("4-6", 4, 6),
  /** Seven to fifteen schools. */
  SEVEN_TO_FIFTEEN("7-15", 7, 15),
  /** Sixteen schools or more. */
  SIXTEEN_AND_OVER("16+", 16, Integer.MAX_VALUE);

  private final String label;
  private final int smallest;
  private final int largest;

  SizeBand(String label, int smallest, int largest) {
    this.label = label;
    this.smallest = smallest;
    this.largest = largest;
  }

  /** The band of a trust with this many schools; empty below two. */
  public static Optional<SizeBand> of(int schools) {
    return Arrays.stream(values())
        .filter(band -> schools >= band.smallest && schools <= band.largest)
        .findFirst();
  }

  /** The label used in settings and results, such as {@code 4-6}. */
  public String label() {
    return label;
  }
}
