package org.matimpact.statistics.model;

/**
 * A measured characteristic, entered into a model as it is.
 *
 * @param name the column name
 * @param values one finite value per unit
 */
@SuppressWarnings("ArrayRecordComponent") // a column of numbers; compared by content nowhere
public record NumericCovariate(String name, double[] values) implements Covariate {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the name is blank or a value is NaN or infinite
   */
  public NumericCovariate {
    ModelChecks.checkName(name);
    for (int row = 0; row < values.length; row++) {
      ModelChecks.checkFinite(name, row, values[row]);
    }
  }

  @Override
  public int length() {
    return values.length;
  }
}
