package org.matimpact.statistics.multilevel;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.multilevel.NotEstimableException.Reason;

/** Coefficients by position in the full design, of which some columns may have been dropped. */
public final class FixedEffects {

  private final OrthonormalDesign design;
  private final double[] kept;

  FixedEffects(Gls gls) {
    this(gls.design(), gls.coefficients());
  }

  /**
   * Takes coefficients.
   *
   * @param basis of the residual outcome, in the orthonormal basis
   */
  public FixedEffects(OrthonormalDesign design, double[] basis) {
    this.design = design;
    double[] total = basis.clone();
    Vectors.addMultiple(total, 1, design.outcomeCoordinates());
    kept = design.qr().solve(total);
  }

  /**
   * Returns the coefficient of a column.
   *
   * @throws NotEstimableException if the column was dropped
   */
  public double coefficient(int column) {
    return estimate(unit(column));
  }

  /**
   * Returns l'b.
   *
   * @param contrast one number per column of the full design; 0 for dropped columns
   * @throws NotEstimableException if it has a dropped column
   */
  public double estimate(double[] contrast) {
    return Vectors.dot(restricted(contrast), kept);
  }

  /** Returns whether a column was not dropped. */
  boolean isKept(int column) {
    return IntStream.of(design.qr().kept()).anyMatch(k -> k == column);
  }

  /** Returns the contrast of one column. */
  public double[] unit(int column) {
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

  /** Returns the contrast on the kept columns. */
  public double[] restricted(double[] contrast) {
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
