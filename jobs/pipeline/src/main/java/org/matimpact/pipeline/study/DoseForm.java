package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.matimpact.pipeline.study.CurvePoint.Quantity;

/**
 * The pupil form in which the effect is linear in a dose d of the treated schools: treatment, and
 * treatment times (d - m), where m is the weighted mean of d over the treated schools of the fit.
 * In R: {@code lmer(y ~ treated + treated:I(d - m) + ...)}.
 *
 * <p>Effects are reported by g-computation, never as raw coefficients of the interaction: the mean
 * over the treated schools of the effect at their own d, which centring makes the coefficient of
 * treatment, and the effect at given doses, tau + (d - m) delta, each with CR2 and Satterthwaite's
 * degrees of freedom of that combination. The slope delta stands beside them.
 *
 * @param sample the schools, with the dose as last column
 * @param mean m
 */
record DoseForm(MatchedSample sample, PupilForm form, double mean) {

  /** Empty when the dose of a treated school is not known. */
  static Optional<DoseForm> of(
      MatchedSample sample, FittedSchoolYears data, Dose dose, InferenceRules rules) {
    double[] bySchool =
        sample.schools().stream().mapToDouble(s -> dose.bySchool()[s.row()]).toArray();
    double mean = treatedMean(sample, data, bySchool);
    double[] column = new double[bySchool.length];
    for (int school = 0; school < column.length; school++) {
      column[school] = sample.schools().get(school).treated() ? bySchool[school] - mean : 0;
    }
    if (!DoubleStream.of(column).allMatch(Double::isFinite)) {
      return Optional.empty();
    }
    MatchedSample with = sample.with("treated:" + dose.variable(), column);
    int last = with.matrix().columns() - 1;
    WildTests untested = new WildTests(WildBootstrap.NONE);
    PupilForm form = new PupilForm(with, rules, untested, MatchedSample.TREATED, last);
    return Optional.of(new DoseForm(with, form, mean));
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

  /** Every figure of the curve; the average alone, with the reason, where there is no curve. */
  List<CurvePoint> curve(
      FittedSchoolYears data, EffectRequest request, FitCounts counts, Dose dose) {
    List<CurvePoint> curve = new ArrayList<>();
    Effect slope = effect(data, request, counts, 0, 1);
    Effect average = effect(data, request, counts, 1, 0);
    if (!slope.estimated() || !average.estimated()) {
      Effect none = slope.estimated() ? average : slope;
      return List.of(new CurvePoint(dose.variable(), Quantity.AVERAGE, mean, none));
    }
    curve.add(new CurvePoint(dose.variable(), Quantity.AVERAGE, mean, average));
    curve.add(new CurvePoint(dose.variable(), Quantity.SLOPE, Double.NaN, slope));
    for (Dose.Point point : dose.points()) {
      Effect at = effect(data, request, counts, 1, point.dose() - mean);
      curve.add(new CurvePoint(dose.variable(), Quantity.AT, point.value(), at));
    }
    return List.copyOf(curve);
  }

  private Effect effect(
      FittedSchoolYears data,
      EffectRequest request,
      FitCounts counts,
      double treated,
      double dose) {
    int column = sample.matrix().columns() - 1;
    return form.combination(data, request, counts, fit -> fit.contrast(treated, column, dose));
  }
}
