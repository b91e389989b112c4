package org.matimpact.pipeline.study;

import java.util.stream.IntStream;
import org.matimpact.statistics.multilevel.SchoolYear;

/**
 * Adds columns of pupils times a number that is the same for all pupils of a school-year, as
 * treatment is: their means and cross-products are those of the columns times that number, so no
 * pupil is needed.
 */
final class TreatedColumns {

  private TreatedColumns() {}

  /**
   * The school-year with further pupil columns, before the outcome.
   *
   * @param columns positions of the pupil columns that are multiplied
   * @param factor the number, such as 1 for treated schools and 0 for others
   */
  static SchoolYear add(SchoolYear group, int[] columns, double factor) {
    int outcome = group.means().length - 1;
    int[] source =
        IntStream.concat(
                IntStream.concat(IntStream.range(0, outcome), IntStream.of(columns)),
                IntStream.of(outcome))
            .toArray();
    int w = source.length;
    double[] means = new double[w];
    double[] within = new double[w * (w + 1) / 2];
    int at = 0;
    for (int i = 0; i < w; i++) {
      double scale = added(i, outcome, w) ? factor : 1;
      means[i] = scale * group.means()[source[i]];
      for (int j = i; j < w; j++) {
        double product = scale * (added(j, outcome, w) ? factor : 1);
        within[at++] = product * group.within(source[i], source[j]);
      }
    }
    return new SchoolYear(group.school(), group.pupils(), group.between(), means, within);
  }

  private static boolean added(int column, int outcome, int width) {
    return column >= outcome && column < width - 1;
  }
}
