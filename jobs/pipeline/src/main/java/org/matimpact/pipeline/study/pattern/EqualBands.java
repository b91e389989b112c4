package org.matimpact.pipeline.study.pattern;

import java.util.List;

/**
 * A number in bands of equal width over the range of its contract, the lower end in the band and
 * the upper in the next; the highest value is in the last. A model has the middle of the band.
 *
 * @param lowest value
 * @param width of the range, in the unit of the column
 * @param first integer of the lowest value
 * @param steps integers in the range
 */
record EqualBands(String name, int size, double lowest, double width, long first, long steps)
    implements PatternColumn {

  @Override
  public int code(long integer, int year) {
    return (int) StrictMath.min(size - 1L, (integer - first) * size / steps);
  }

  @Override
  public List<String> columns() {
    return List.of(name);
  }

  @Override
  public double value(int column, int code) {
    return lowest + width * (code + 0.5) / size;
  }
}
