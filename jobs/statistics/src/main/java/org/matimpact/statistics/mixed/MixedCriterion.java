package org.matimpact.statistics.mixed;

import java.util.Arrays;
import java.util.List;
import org.matimpact.statistics.multilevel.Likelihood;
import org.matimpact.statistics.multilevel.OrthonormalDesign;

/**
 * -2 log likelihood as a function of theta (Bates, Maechler, Bolker &amp; Walker 2015, Journal of
 * Statistical Software 67(1), equations 34 and 41), or of theta and sigma = s_e:
 *
 * <pre>
 * ML:   log |V|                  + n log(2 pi sigma^2) + r / sigma^2,         r = y'Py
 * REML: log |V| + log |X'V^-1 X| + (n - p) log(2 pi sigma^2) + r / sigma^2
 * </pre>
 *
 * with V relative to sigma^2; the profiled criterion has sigma^2 = r / n or r / (n - p).
 */
final class MixedCriterion {

  private final OrthonormalDesign design;
  private final TermLayout layout;
  private final SchoolBlock schools;

  /** What school-years come to without an effect of their own. */
  private final Ready withoutYears;

  /** School-years weighed, schools not yet eliminated. */
  private record Ready(UpperLevels upper, List<SchoolBlock.Sums> schools) {}

  MixedCriterion(OrthonormalDesign design, TermLayout layout) {
    this.design = design;
    this.layout = layout;
    schools = new SchoolBlock(design, layout);
    withoutYears = ready(0, layout.largest());
  }

  private Ready ready(double yearRatio, int first) {
    UpperLevels upper = new UpperLevels(design.rank() + 1, layout.levels(), first);
    upper.add(design.within());
    schools.addSchoolYears(upper, yearRatio);
    return new Ready(upper, schools.sums(yearRatio));
  }

  OrthonormalDesign design() {
    return design;
  }

  TermLayout layout() {
    return layout;
  }

  Solution solve(double[] theta) {
    double ratio = layout.yearRatio(theta);
    return solve(theta, ratio == 0 ? withoutYears : ready(ratio, layout.largest()));
  }

  /** Solves with one of the grouped terms as the first, by its place among them. */
  Solution solve(double[] theta, int first) {
    return solve(theta, ready(layout.yearRatio(theta), first));
  }

  private Solution solve(double[] theta, Ready ready) {
    UpperLevels upper = ready.upper.copy();
    double[][] lambda = layout.lambda(theta);
    double logs = schools.logDeterminantOfYears(layout.yearRatio(theta));
    for (SchoolBlock.Sums school : ready.schools) {
      logs += SchoolBlock.eliminate(upper, lambda, school);
    }
    Solution solution = upper.solve(layout.grouped(theta), logs);
    if (!solution.isDefinite()) {
      throw TermChecks.noVariance(
          "the columns of the design explain the outcome without a residual");
    }
    return solution;
  }

  /** n or n - p. */
  double observations(Likelihood likelihood) {
    double n = design.data().pupils();
    return likelihood == Likelihood.REML ? n - design.rank() : n;
  }

  /** log |V|, with REML log |X'V^-1 X| too. */
  double logDeterminants(Solution solution, Likelihood likelihood) {
    return solution.logDeterminant()
        + (likelihood == Likelihood.REML
            ? solution.logDeterminantOfX() + 2 * design.qr().logDeterminant()
            : 0);
  }

  /** The criterion with sigma profiled out. */
  double profiled(double[] theta, Likelihood likelihood) {
    Solution solution = solve(theta);
    double m = observations(likelihood);
    return logDeterminants(solution, likelihood)
        + m * (1 + StrictMath.log(2 * StrictMath.PI * solution.residualSquares() / m));
  }

  double at(double[] theta, double sigma, Likelihood likelihood) {
    Solution solution = solve(theta);
    double m = observations(likelihood);
    return logDeterminants(solution, likelihood)
        + m * StrictMath.log(2 * StrictMath.PI * sigma * sigma)
        + solution.residualSquares() / (sigma * sigma);
  }

  /** The natural size of each number of theta: with it the largest group is half shrunk. */
  double[] scales() {
    double[] scales = new double[layout.parameters()];
    int at = 0;
    int grouped = 0;
    for (RandomTerm term : layout.terms()) {
      if (term instanceof RandomTerm.Grouped) {
        scales[at] = 1 / StrictMath.sqrt(layout.levels().get(grouped++).largestSquares());
      } else if (term instanceof RandomTerm.SchoolYearIntercept) {
        scales[at] = 1 / StrictMath.sqrt(Arrays.stream(design.pupils()).max().orElseThrow());
      } else {
        double[] largest = schools.largestSquares();
        scales[at] = 1 / StrictMath.sqrt(largest[0]);
        Arrays.fill(
            scales,
            at + 1,
            at + TermLayout.size(term),
            1 / StrictMath.sqrt(largest[largest.length - 1]));
      }
      at += TermLayout.size(term);
    }
    return scales;
  }
}
