package org.matimpact.pipeline.study.pattern;

import java.util.List;

/**
 * A number of few values, as it is: 0 and 1, months of age.
 *
 * @param size number of values
 * @param lowest value
 * @param quantum from one value to the next
 * @param first integer of the lowest value
 */
record WholeNumber(String name, int size, double lowest, double quantum, long first)
    implements PatternColumn {

  @Override
  public int code(long integer, int year) {
    return (int) (integer - first);
  }

  @Override
  public List<String> columns() {
    return List.of(name);
  }

  @Override
  public double value(int column, int code) {
    return lowest + quantum * code;
  }
}
