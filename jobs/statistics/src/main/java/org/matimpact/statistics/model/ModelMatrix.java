package org.matimpact.statistics.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A design matrix: named columns of numbers, one row per unit. Immutable.
 *
 * <p>{@link #of} builds it as R's {@code model.matrix} does with treatment contrasts: an intercept,
 * numeric covariates as they are, and for a categorical covariate one indicator per level except
 * the first in sort order, which is the reference. (R sorts levels by locale, this class by code
 * point.) A categorical covariate with one level makes no column.
 */
public final class ModelMatrix {

  /** The name and the term of the column of ones. */
  public static final String INTERCEPT = "(Intercept)";

  private final int rows;
  private final List<String> names;
  private final List<String> terms;
  private final double[][] columns;

  private ModelMatrix(int rows, List<String> names, List<String> terms, double[][] columns) {
    this.rows = rows;
    this.names = List.copyOf(names);
    this.terms = List.copyOf(terms);
    this.columns = columns;
  }

  /**
   * Builds a design matrix with an intercept.
   *
   * @param covariates at least one, all of the same length
   * @throws IllegalArgumentException if there is none or the lengths differ
   */
  public static ModelMatrix of(List<Covariate> covariates) {
    if (covariates.isEmpty()) {
      throw new IllegalArgumentException("Cannot build a model matrix: no covariates");
    }
    int rows = covariates.get(0).length();
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    Builder builder = new Builder(rows);
    builder.add(INTERCEPT, INTERCEPT, ones);
    covariates.forEach(builder::add);
    return builder.build();
  }

  /**
   * Takes columns as they are; no intercept is added.
   *
   * @param names one name per column
   * @param columns column by column, all of the same length; copied
   * @throws IllegalArgumentException if the counts or lengths differ or a value is not finite
   */
  public static ModelMatrix ofColumns(List<String> names, double[][] columns) {
    if (names.size() != columns.length || columns.length == 0) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot build a model matrix: %d names for %d columns",
              names.size(), columns.length));
    }
    Builder builder = new Builder(columns[0].length);
    for (int j = 0; j < columns.length; j++) {
      NumericCovariate column = new NumericCovariate(names.get(j), columns[j].clone());
      builder.add(column);
    }
    return builder.build();
  }

  /** Returns the number of units. */
  public int rows() {
    return rows;
  }

  /** Returns the number of columns, the intercept included. */
  public int columns() {
    return columns.length;
  }

  /** Returns the column names, in order. */
  public List<String> names() {
    return names;
  }

  /** Returns, for each column, the name of the covariate it was made from. */
  public List<String> terms() {
    return terms;
  }

  /** Returns one value, both indices from 0. */
  public double get(int row, int column) {
    return columns[column][row];
  }

  /** Returns a copy of one column. */
  public double[] column(int column) {
    return columns[column].clone();
  }

  /** Returns the matrix of the given rows, in the given order. */
  public ModelMatrix selectRows(int[] selected) {
    double[][] chosen = new double[columns.length][];
    for (int j = 0; j < columns.length; j++) {
      double[] column = columns[j];
      chosen[j] = Arrays.stream(selected).mapToDouble(row -> column[row]).toArray();
    }
    return new ModelMatrix(selected.length, names, terms, chosen);
  }

  /** Returns the matrix of the given columns, in the given order. */
  public ModelMatrix selectColumns(int[] selected) {
    return new ModelMatrix(
        rows,
        Arrays.stream(selected).mapToObj(names::get).toList(),
        Arrays.stream(selected).mapToObj(terms::get).toList(),
        Arrays.stream(selected).mapToObj(j -> columns[j]).toArray(double[][]::new));
  }

  private static final class Builder {
    private final int rows;
    private final List<String> names = new ArrayList<>();
    private final List<String> terms = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();

    Builder(int rows) {
      this.rows = rows;
    }

    void add(Covariate covariate) {
      ModelChecks.checkLength(covariate.name(), covariate.length(), rows);
      if (covariate instanceof NumericCovariate numeric) {
        add(numeric.name(), numeric.name(), numeric.values().clone());
      } else if (covariate instanceof CategoricalCovariate categorical) {
        addIndicators(categorical);
      }
    }

    private void addIndicators(CategoricalCovariate covariate) {
      for (String level : covariate.levels().stream().skip(1).toList()) {
        add(covariate.name() + level, covariate.name(), covariate.indicator(level));
      }
    }

    void add(String name, String term, double[] column) {
      names.add(name);
      terms.add(term);
      columns.add(column);
    }

    ModelMatrix build() {
      return new ModelMatrix(rows, names, terms, columns.toArray(double[][]::new));
    }
  }
}
