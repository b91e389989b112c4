package org.matimpact.statistics.propensity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.statistics.logistic.Separation;
import org.matimpact.statistics.model.ModelMatrix;

/** Where Newton's iterations stopped, in terms of the columns that can be estimated. */
@SuppressWarnings("ArrayRecordComponent") // passed once, inside this package
record NewtonFit(double[] coefficients, double[] lastStep, int iterations, boolean converged) {

  PropensityModel toModel(ModelMatrix x, LogisticData data, Link link) {
    double[] all = new double[x.columns()];
    Arrays.fill(all, Double.NaN);
    for (int k = 0; k < coefficients.length; k++) {
      all[data.kept()[k]] = coefficients[k];
    }
    double[] eta = data.linearPredictor(coefficients);
    return new PropensityModel(
        x.names(),
        all,
        eta,
        Arrays.stream(eta).map(link::probability).toArray(),
        iterations,
        converged,
        -2 * data.logLikelihood(eta, link),
        IntStream.of(data.aliased()).mapToObj(x.names()::get).toList(),
        converged ? List.of() : separated(x, data));
  }

  private List<String> separated(ModelMatrix x, LogisticData data) {
    return Separation.columns(
        IntStream.of(data.kept()).mapToObj(x.names()::get).toList(),
        IntStream.range(0, data.rank()).mapToObj(data::column).toList(),
        lastStep);
  }
}
