package org.matimpact.pipeline.study.pattern;

import java.io.Serializable;
import java.util.List;

/**
 * A column of covariate patterns. A pupil's value in it is a small whole number, the code; a model
 * has a column or several made of the code.
 */
public sealed interface PatternColumn extends Serializable
    permits WholeNumber, Levels, EqualBands, NationalBands {

  /** Name of the column of pupils. */
  String name();

  /** Number of codes, which begin at 0. */
  int size();

  /**
   * The code of a value.
   *
   * @param integer the value as {@link org.matimpact.pipeline.study.crossproduct.PupilColumn} has
   *     it
   */
  int code(long integer, int year);

  /** Names of the model's columns. */
  List<String> columns();

  /**
   * The value of a column of the model.
   *
   * @param column its place among {@link #columns}
   */
  double value(int column, int code);
}
