package org.matimpact.statistics.multilevel;

import java.util.Arrays;
import java.util.Locale;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.multilevel.NotEstimableException.Reason;

/**
 * A between column in the rows that school-years are turned to: 0 exactly for a school where the
 * column is 0 in all years, as treatment is in a comparison school.
 */
final class SharedColumn {

  private final Gls gls;
  private final double[] coordinates;
  private final boolean[] present;

  private SharedColumn(Gls gls, double[] coordinates, boolean[] present) {
    this.gls = gls;
    this.coordinates = coordinates;
    this.present = present;
  }

  static SharedColumn of(Gls gls, int column) {
    SchoolYears data = gls.design().data();
    if (column < 0 || column >= data.betweenColumns()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid column of a shared effect: %d (the design has %d between columns)",
              column,
              data.betweenColumns()));
    }
    int place = Arrays.binarySearch(gls.design().qr().kept(), column);
    if (place < 0) {
      throw new NotEstimableException(
          Reason.DEPENDENT_COLUMN,
          String.format(
              Locale.ROOT,
              "Cannot share an effect of column %d (from 0): it depends linearly on earlier columns",
              column));
    }
    boolean[] present = new boolean[data.schools()];
    for (SchoolYear group : data.groups()) {
      present[group.school()] |= group.between()[column] != 0;
    }
    return new SharedColumn(gls, gls.design().qr().coordinates(place), present);
  }

  /** The value in the row at the place of a school-year. */
  double value(int group) {
    if (!present[gls.design().data().groups().get(group).school()]) {
      return 0;
    }
    double[] row = gls.rows().row(group);
    return Vectors.dot(coordinates, row);
  }
}
