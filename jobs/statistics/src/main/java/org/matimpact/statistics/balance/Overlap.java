package org.matimpact.statistics.balance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How far the scores of the two arms cover each other.
 *
 * @param treatedMinimum lowest score of a treated unit
 * @param treatedMaximum highest score of a treated unit
 * @param comparisonMinimum lowest score of a comparison unit
 * @param comparisonMaximum highest score of a comparison unit
 * @param treatedOutside share of the treated outside the range of the comparison units
 * @param comparisonOutside share of the comparison units outside the range of the treated
 * @param treatedByTenth treated units in each tenth of the pooled scores, lowest first
 * @param comparisonByTenth comparison units in each
 */
public record Overlap(
    double treatedMinimum,
    double treatedMaximum,
    double comparisonMinimum,
    double comparisonMaximum,
    double treatedOutside,
    double comparisonOutside,
    List<Integer> treatedByTenth,
    List<Integer> comparisonByTenth) {

  private static final int TENTHS = 10;

  /** Copies the lists. */
  public Overlap {
    treatedByTenth = List.copyOf(treatedByTenth);
    comparisonByTenth = List.copyOf(comparisonByTenth);
  }

  /**
   * Compares the scores of two arms.
   *
   * @param treated the arm of each unit, both present
   * @param score the score of each unit, finite
   * @throws IllegalArgumentException if the lengths differ or an arm is empty
   */
  public static Overlap of(boolean[] treated, double[] score) {
    if (treated.length != score.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "Cannot compare %d scores of %d units", score.length, treated.length));
    }
    double[] treatedScores = sorted(treated, score, true);
    double[] comparisonScores = sorted(treated, score, false);
    if (treatedScores.length == 0 || comparisonScores.length == 0) {
      throw new IllegalArgumentException("Cannot compare scores: an arm is empty");
    }
    double[] cuts = cuts(score);
    return new Overlap(
        first(treatedScores),
        last(treatedScores),
        first(comparisonScores),
        last(comparisonScores),
        outside(treatedScores, comparisonScores),
        outside(comparisonScores, treatedScores),
        counts(treatedScores, cuts),
        counts(comparisonScores, cuts));
  }

  /**
   * Returns the overlap coefficient over the tenths: the sum of the smaller of the two arms' shares
   * in each, 1 for equal distributions and 0 for separate ones.
   */
  public double coefficient() {
    double treated = treatedByTenth.stream().mapToInt(Integer::intValue).sum();
    double comparison = comparisonByTenth.stream().mapToInt(Integer::intValue).sum();
    double sum = 0;
    for (int tenth = 0; tenth < TENTHS; tenth++) {
      sum +=
          StrictMath.min(
              treatedByTenth.get(tenth) / treated, comparisonByTenth.get(tenth) / comparison);
    }
    return sum;
  }

  private static double[] sorted(boolean[] treated, double[] score, boolean arm) {
    return IntStream.range(0, score.length)
        .filter(row -> treated[row] == arm)
        .mapToDouble(row -> score[row])
        .sorted()
        .toArray();
  }

  /**
   * The scores that end each tenth but the last: the smallest with a tenth, two, ... at or below.
   */
  private static double[] cuts(double[] score) {
    double[] sorted = score.clone();
    Arrays.sort(sorted);
    return IntStream.range(1, TENTHS)
        .mapToDouble(tenth -> sorted[(tenth * sorted.length + TENTHS - 1) / TENTHS - 1])
        .toArray();
  }

  private static List<Integer> counts(double[] scores, double[] cuts) {
    int[] counts = new int[TENTHS];
    for (double score : scores) {
      int tenth = 0;
      while (tenth < cuts.length && score > cuts[tenth]) {
        tenth++;
      }
      counts[tenth]++;
    }
    return Arrays.stream(counts).boxed().toList();
  }

  private static double outside(double[] scores, double[] range) {
    long count = Arrays.stream(scores).filter(s -> s < first(range) || s > last(range)).count();
    return (double) count / scores.length;
  }

  private static double first(double[] sorted) {
    return sorted[0];
  }

  private static double last(double[] sorted) {
    return sorted[sorted.length - 1];
  }
}
