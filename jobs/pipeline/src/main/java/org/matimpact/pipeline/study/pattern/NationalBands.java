package org.matimpact.pipeline.study.pattern;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A number in bands of equal shares of the nation's pupils of the year, by {@link
 * org.matimpact.pipeline.study.crossproduct.NationalShares}; a value that many have may leave bands
 * empty. A model has an indicator for each band but the first.
 *
 * @param ends last integer of each band but the last, by year
 */
record NationalBands(String name, int size, Map<Integer, long[]> ends) implements PatternColumn {

  @Override
  public int code(long integer, int year) {
    long[] ofYear = ends.get(year);
    int band = 0;
    while (band < ofYear.length && ofYear[band] < integer) {
      band++;
    }
    return band;
  }

  @Override
  public List<String> columns() {
    return IntStream.rangeClosed(2, size).mapToObj(band -> name + " band " + band).toList();
  }

  @Override
  public double value(int column, int code) {
    return code == column + 1 ? 1 : 0;
  }
}
