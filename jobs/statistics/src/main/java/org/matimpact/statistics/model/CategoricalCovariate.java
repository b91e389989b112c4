package org.matimpact.statistics.model;

import java.util.List;
import java.util.TreeSet;

/**
 * A characteristic with named levels.
 *
 * @param name the covariate's name; a column is called name + level, as in R
 * @param values one level per unit
 */
@SuppressWarnings("ArrayRecordComponent") // a column of levels; compared by content nowhere
public record CategoricalCovariate(String name, String[] values) implements Covariate {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the name is blank or a level is null
   */
  public CategoricalCovariate {
    ModelChecks.checkName(name);
    for (int row = 0; row < values.length; row++) {
      ModelChecks.checkLevel(name, row, values[row]);
    }
  }

  @Override
  public int length() {
    return values.length;
  }

  /** Returns the distinct levels in the order of {@link String#compareTo}. */
  public List<String> levels() {
    return List.copyOf(new TreeSet<>(List.of(values)));
  }

  /** Returns the given rows, in the given order. */
  public CategoricalCovariate select(int[] rows) {
    String[] selected = new String[rows.length];
    for (int at = 0; at < rows.length; at++) {
      selected[at] = values[rows[at]];
    }
    return new CategoricalCovariate(name, selected);
  }

  /** Returns 1 for each unit at the level and 0 for the others. */
  public double[] indicator(String level) {
    double[] column = new double[values.length];
    for (int row = 0; row < values.length; row++) {
      column[row] = values[row].equals(level) ? 1 : 0;
    }
    return column;
  }
}
