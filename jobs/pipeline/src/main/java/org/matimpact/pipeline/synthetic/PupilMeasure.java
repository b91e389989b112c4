package org.matimpact.pipeline.synthetic;

import java.util.Arrays;
import java.util.List;

/**
 * Outcomes of pupils in which effects are planted, by the column of the pupil table.
 *
 * <p>Means and SDs are those of all pupils with a result. Reading and mathematics: average scaled
 * scores 104, 105, 104.4 and 104, 104, 105.0 in 2017 to 2019; 73 % and 79 % at 100 or more, 27 %
 * and 27 % at 110 or more in 2019, which a normal distribution of SD 8.0 and 7.2 gives (DfE,
 * National curriculum assessments: key stage 2, 2019, revised). Attainment 8: 46.3, 46.5, 46.7 in
 * state-funded schools (DfE, Key stage 4 performance, 2019, revised); its SD follows from the SD of
 * Progress 8, 1.26 (limits of schools, 2018), and a correlation of .72 with prior attainment: 12.6
 * / sqrt(1 - .72^2) = 18.2.
 */
public enum PupilMeasure {
  READING_SCORE(0, "reading_score", Phase.PRIMARY, 8.0, 80, 120, 104.1, 105.0, 104.4),
  MATHS_SCORE(1, "maths_score", Phase.PRIMARY, 7.2, 80, 120, 104.2, 104.4, 105.0),
  ATTAINMENT_8(2, "attainment_8", Phase.SECONDARY, 18.2, 0, 90, 46.3, 46.5, 46.7);

  private final int number;
  private final String column;
  private final Phase phase;
  private final double sd;
  private final double least;
  private final double most;
  private final double in2017;
  private final double in2018;
  private final double in2019;

  PupilMeasure(
      int number,
      String column,
      Phase phase,
      double sd,
      double least,
      double most,
      double in2017,
      double in2018,
      double in2019) {
    this.number = number;
    this.column = column;
    this.phase = phase;
    this.sd = sd;
    this.least = least;
    this.most = most;
    this.in2017 = in2017;
    this.in2018 = in2018;
    this.in2019 = in2019;
  }

  /** From 0; its draws depend on it. */
  int number() {
    return number;
  }

  /** The column of the pupil table. */
  public String column() {
    return column;
  }

  /** The phase whose pupils have it. */
  public Phase phase() {
    return phase;
  }

  /** SD of the pupils of England, in points. */
  double sd() {
    return sd;
  }

  /** The lowest score there is, in points. */
  double least() {
    return least;
  }

  /** The highest score there is, in points. */
  double most() {
    return most;
  }

  /** Mean of the pupils of England in a year of results, in points. */
  double mean(int year) {
    return switch (year) {
      case 2017 -> in2017;
      case 2018 -> in2018;
      case 2019 -> in2019;
      default -> throw new IllegalArgumentException("No results in " + year);
    };
  }

  /** The measures of the pupils of a phase; special schools take those of secondary schools. */
  static List<PupilMeasure> of(Phase phase) {
    Phase measured = phase == Phase.SPECIAL ? Phase.SECONDARY : phase;
    return Arrays.stream(values()).filter(measure -> measure.phase == measured).toList();
  }
}
