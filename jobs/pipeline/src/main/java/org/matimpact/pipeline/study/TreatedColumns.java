package org.matimpact.pipeline.study;

import java.util.stream.IntStream;
import org.matimpact.statistics.multilevel.SchoolYear;

/**
 * Adds columns of pupils times a number that is the same for all pupils of a school-year, as
 * treatment is: their means and cross-products are those of the columns times that number, so no
 * pupil is needed.
 */
final class TreatedColumns {

  private final int columns;

  /** Where each new column (pupil columns, treated ones, outcome) comes from. */
  private final int[] source;

  /** Where each product of two of them comes from, in packed order. */
  private final int[] product;

  /** How often each product has the number as a factor. */
  private final int[] power;

  /**
   * Prepares the columns of school-years alike.
   *
   * @param outcome number of pupil columns, after which the outcome stands
   * @param columns positions of the pupil columns that are multiplied
   */
  TreatedColumns(int outcome, int... columns) {
    this.columns = columns.length;
    source =
        IntStream.concat(
                IntStream.concat(IntStream.range(0, outcome), IntStream.of(columns)),
                IntStream.of(outcome))
            .toArray();
    int w = source.length;
    product = new int[w * (w + 1) / 2];
    power = new int[product.length];
    int at = 0;
    for (int i = 0; i < w; i++) {
      for (int j = i; j < w; j++) {
        product[at] = SchoolYear.place(source[i], source[j], outcome + 1);
        power[at++] = power(i) + power(j);
      }
    }
  }

  private int power(int column) {
    return column < source.length - 1 && column >= source.length - 1 - columns ? 1 : 0;
  }

  /**
   * The school-year with further pupil columns, before the outcome.
   *
   * @param factor the number, such as 1 for treated schools and 0 for others
   */
  SchoolYear add(SchoolYear group, double factor) {
    if (columns == 0) {
      return group;
    }
    double[] powers = {1, factor, factor * factor};
    double[] means = new double[source.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = powers[power(i)] * group.means()[source[i]];
    }
    double[] within = new double[product.length];
    for (int at = 0; at < within.length; at++) {
      within[at] = powers[power[at]] * group.within()[product[at]];
    }
    return new SchoolYear(group.school(), group.pupils(), group.between(), means, within);
  }
}
