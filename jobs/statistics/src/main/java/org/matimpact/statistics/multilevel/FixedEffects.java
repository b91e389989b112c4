package org.matimpact.statistics.multilevel;

import java.util.Arrays;
import java.util.Locale;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.multilevel.NotEstimableException.Reason;

/** Coefficients by position in the full design, of which some columns may have been dropped. */
final class FixedEffects {

  private final OrthonormalDesign design;
  private final double[] kept;

  FixedEffects(Gls gls) {
    design = gls.design();
    kept = gls.keptCoefficients();
  }

  double coefficient(int column) {
    return estimate(unit(column));
  }

  double estimate(double[] contrast) {
    return Vectors.dot(restricted(contrast), kept);
  }

  double[] unit(int column) {
    if (column < 0 || column >= design.data().columns()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid column: %d (the design has %d)",
              column,
              design.data().columns()));
    }
    double[] unit = new double[design.data().columns()];
    unit[column] = 1;
    return unit;
  }

  /** The contrast on the kept columns. */
  double[] restricted(double[] contrast) {
    if (contrast.length != design.data().columns()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid contrast: %d numbers for %d columns",
              contrast.length,
              design.data().columns()));
    }
    for (int column : design.qr().dropped()) {
      if (contrast[column] != 0) {
        throw new NotEstimableException(
            Reason.DEPENDENT_COLUMN,
            String.format(
                Locale.ROOT,
                "Cannot estimate column %d (from 0): it depends linearly on earlier columns, as a"
                    + " treatment does with one arm only",
                column));
      }
    }
    return Arrays.stream(design.qr().kept()).mapToDouble(k -> contrast[k]).toArray();
  }
}
