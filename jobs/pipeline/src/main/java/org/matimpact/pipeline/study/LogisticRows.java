package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matimpact.pipeline.study.pattern.PatternColumns;
import org.matimpact.pipeline.study.pattern.PatternedPupils;
import org.matimpact.statistics.logistic.BinomialRows;
import org.matimpact.statistics.model.ModelMatrix;

/** Collects the rows of a logistic model: a row a covariate pattern of a school-year. */
final class LogisticRows {

  private final ModelMatrix between;
  private final PatternColumns patterns;
  private final List<String> names;
  private final double[][] x;
  private final int[] successes;
  private final int[] trials;
  private final int[] schools;
  private final int[] years;

  /** The same patterns occur in most schools. */
  private final Map<Long, double[]> values = new HashMap<>();

  private int size;

  /**
   * Prepares.
   *
   * @param between columns that are constant in a school-year, a row each
   * @param rows number of rows to come
   */
  LogisticRows(ModelMatrix between, PatternColumns patterns, int rows) {
    this.between = between;
    this.patterns = patterns;
    names = new ArrayList<>(between.names());
    names.addAll(patterns.names());
    x = new double[names.size()][rows];
    successes = new int[rows];
    trials = new int[rows];
    schools = new int[rows];
    years = new int[rows];
  }

  /**
   * Adds a school-year.
   *
   * @param schoolYear its row among those of the columns between
   */
  void add(int schoolYear, PatternedPupils.Counts counts, int school, int year) {
    for (int i = 0; i < counts.patterns().length; i++) {
      fill(schoolYear, counts.patterns()[i]);
      successes[size] = Math.toIntExact(counts.successes()[i]);
      trials[size] = Math.toIntExact(counts.pupils()[i]);
      schools[size] = school;
      years[size++] = year;
    }
  }

  private void fill(int schoolYear, long pattern) {
    double[] own = values.computeIfAbsent(pattern, patterns::values);
    for (int k = 0; k < between.columns(); k++) {
      x[k][size] = between.get(schoolYear, k);
    }
    for (int k = 0; k < own.length; k++) {
      x[between.columns() + k][size] = own[k];
    }
  }

  /** With intercepts of schools. */
  BinomialRows single() {
    return BinomialRows.of(ModelMatrix.ofColumns(names, x), successes, trials, schools);
  }

  /** With intercepts of schools and of their years. */
  BinomialRows nested() {
    return BinomialRows.nested(ModelMatrix.ofColumns(names, x), successes, trials, schools, years);
  }
}
