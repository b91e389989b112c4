package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.matimpact.pipeline.study.CurvePoint.Quantity;

/**
 * Matched schools with a dose d of the treated, along which an effect is linear: treatment, and
 * treatment times (d - m), where m is the weighted mean of d over the treated schools of the fit.
 *
 * <p>Effects are reported by g-computation, never as raw coefficients of the interaction: the mean
 * over the treated schools of the effect at their own d, which centring makes the coefficient of
 * treatment, and the effect at given doses, tau + (d - m) delta, each with CR2 and Satterthwaite's
 * degrees of freedom of that combination. The slope delta stands beside them.
 *
 * @param sample the schools
 * @param dose with its values where the effect is asked for
 * @param bySchool d of each school; that of comparison schools does not matter
 * @param mean m
 */
@SuppressWarnings("ArrayRecordComponent") // a column of the sample; compared by content nowhere
record DosedSample(MatchedSample sample, Dose dose, double[] bySchool, double mean) {

  /** Empty when the dose of a treated school is not known. */
  static Optional<DosedSample> of(MatchedSample sample, FittedSchoolYears data, Dose dose) {
    double[] bySchool =
        sample.schools().stream().mapToDouble(s -> dose.bySchool()[s.row()]).toArray();
    DosedSample dosed =
        new DosedSample(sample, dose, bySchool, treatedMean(sample, data, bySchool));
    return Optional.of(dosed).filter(d -> DoubleStream.of(d.column(0)).allMatch(Double::isFinite));
  }

  /** Weighted as the effect is, so that the average is over the same schools. */
  private static double treatedMean(
      MatchedSample sample, FittedSchoolYears data, double[] bySchool) {
    double sum = 0;
    double weights = 0;
    for (int school : IntStream.of(data.schools()).distinct().toArray()) {
      MatchedSchool matched = sample.schools().get(school);
      if (matched.treated()) {
        sum += matched.weight() * bySchool[school];
        weights += matched.weight();
      }
    }
    return sum / weights;
  }

  /**
   * The schools with treatment times the dose as last column, so that the coefficient of treatment
   * is the effect at a distance from the mean dose.
   */
  MatchedSample around(double distance) {
    return sample.with("treated:" + dose.variable(), column(distance));
  }

  private double[] column(double distance) {
    double[] column = new double[bySchool.length];
    for (int school = 0; school < column.length; school++) {
      column[school] =
          sample.schools().get(school).treated() ? bySchool[school] - mean - distance : 0;
    }
    return column;
  }

  /** The place of treatment times the dose among the columns. */
  int last() {
    return sample.matrix().columns();
  }

  /** Every figure of the curve; the average alone, with the reason, where there is no curve. */
  List<CurvePoint> curve(DoseForm form) {
    Effect slope = form.slope();
    Effect average = form.at(0);
    if (!slope.estimated() || !average.estimated()) {
      Effect none = slope.estimated() ? average : slope;
      return List.of(point(Quantity.AVERAGE, mean, none));
    }
    List<CurvePoint> curve = new ArrayList<>();
    curve.add(point(Quantity.AVERAGE, mean, average));
    curve.add(point(Quantity.SLOPE, Double.NaN, slope));
    for (Dose.Point at : dose.points()) {
      curve.add(point(Quantity.AT, at.value(), form.at(at.dose() - mean)));
    }
    return List.copyOf(curve);
  }

  private CurvePoint point(Quantity quantity, double value, Effect effect) {
    return new CurvePoint(dose.variable(), quantity, value, effect);
  }
}
