package org.matimpact.pipeline.study.crossproduct;

import java.io.Serializable;
import java.util.List;

/**
 * From the cross-products of a school-year to what a fit of one outcome needs: number of pupils,
 * means and centred cross-products of (pupil columns, outcome). Designs differ in what they do with
 * pupils who lack a column.
 */
public sealed interface PupilDesign extends Serializable
    permits MomentsDesign, IndicatorDesign, ImputedDesign {

  /**
   * Adds a year.
   *
   * @param outcome moments of the outcome among the nation's pupils
   * @param prior moments of their prior attainment; any, when no predictor is made of it
   */
  void year(int year, NationalMoments outcome, NationalMoments prior);

  /** Slices of which it needs sums beside those of all pupils. */
  List<String> slices();

  /** Names of the pupil columns, in the order of the means. */
  List<String> names();

  /** Whether prior attainment is among what the fit adjusts for. */
  boolean adjustsForPrior();

  /** Numbers of a school-year: pupils, means, then the packed upper triangle of cross-products. */
  default int width() {
    int w = names().size() + 1;
    return 1 + w + w * (w + 1) / 2;
  }

  /** Sums to which the rows of one school-year are added. */
  Sums sums(int year);

  /** The rows of one school-year. */
  interface Sums {

    /** Adds a row of all pupils, unless the design leaves out pupils of its pattern. */
    void add(String pattern, long pupils, long[] products, long[] high);

    /** Adds a row of a slice likewise, where the design has a column for its pupils. */
    void addSlice(String slice, String pattern, long pupils, long[] products, long[] high);

    /** Whether there is no pupil for the fit, or no nation to standardise on. */
    boolean isEmpty();

    /** The numbers of the school-year; see {@link PupilDesign#width}. */
    double[] moments();
  }
}
