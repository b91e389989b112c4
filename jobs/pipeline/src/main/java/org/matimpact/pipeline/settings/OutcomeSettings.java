package org.matimpact.pipeline.settings;

import java.util.List;
import java.util.Map;

/**
 * One outcome.
 *
 * @param name measure in school_year
 * @param pupils measure that counts the pupils behind it; empty for none
 * @param definitions definition of the measure by year; a year that is absent has the outcome's
 *     name
 * @param mixedMeasure measure of rows that pool different definitions
 * @param mixedCaution caution of those rows
 * @param pools years pooled, a list a row; the first is the headline
 * @param pupilSd pupil SD in the outcome's unit; 0 when unknown
 * @param pupilSdSource where that SD comes from
 * @param pupilColumn column of pupil_attainment; empty for an outcome of schools
 */
public record OutcomeSettings(
    String name,
    Kind kind,
    String unit,
    String pupils,
    Map<Integer, String> definitions,
    String mixedMeasure,
    String mixedCaution,
    List<List<Integer>> pools,
    double pupilSd,
    String pupilSdSource,
    String pupilColumn) {

  /** Unit of every outcome of pupils that is a number: SDs of the nation's pupils of the year. */
  public static final String PUPIL_UNIT = "pupil SD";

  /** Unit of outcomes of pupils that are 0 or 1. */
  public static final String BINARY_UNIT = "percentage points";

  /** Whether prior attainment is part of the measure; binary: it is not, and pupils have 0 or 1. */
  public enum Kind {
    PROGRESS,
    ATTAINMENT,
    BINARY
  }

  /** Whether pupils have it, so that it is estimated from the scan. */
  public boolean ofPupils() {
    return !pupilColumn.isEmpty();
  }

  /** Definition of the measure in a year. */
  public String definition(int year) {
    return definitions.getOrDefault(year, name);
  }
}
