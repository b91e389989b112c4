package org.matimpact.pipeline.study.pattern;

import java.util.List;

/**
 * A categorical column; the code is the place of the level, a model has an indicator for each but
 * the first.
 */
record Levels(String name, List<String> levels) implements PatternColumn {

  @Override
  public int size() {
    return levels.size();
  }

  @Override
  public int code(long integer, int year) {
    return (int) integer;
  }

  @Override
  public List<String> columns() {
    return levels.stream().skip(1).map(level -> name + "=" + level).toList();
  }

  @Override
  public double value(int column, int code) {
    return code == column + 1 ? 1 : 0;
  }
}
