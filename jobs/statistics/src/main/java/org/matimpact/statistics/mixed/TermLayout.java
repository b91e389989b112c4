package org.matimpact.statistics.mixed;

import java.util.ArrayList;
import java.util.List;
import org.matimpact.statistics.multilevel.SchoolYears;

/**
 * The terms of a model, checked, and where each stands in theta: lme4's vector of relative standard
 * deviations, term after term; a slope has the three numbers of a Cholesky factor, column by
 * column.
 */
final class TermLayout {

  private final List<RandomTerm> terms;
  private final List<Levels> levels = new ArrayList<>();
  private int parameters;
  private int school = -1;
  private int schoolYear = -1;
  private final List<Integer> grouped = new ArrayList<>();
  private int slopeColumn = -1;

  TermLayout(SchoolYears data, List<RandomTerm> terms) {
    this.terms = List.copyOf(terms);
    for (RandomTerm term : terms) {
      if (term instanceof RandomTerm.Grouped group) {
        TermChecks.checkGroup(data, group);
        levels.add(new Levels(data, group));
        grouped.add(parameters);
      } else if (term instanceof RandomTerm.SchoolYearIntercept) {
        schoolYear = parameters;
      } else {
        school = parameters;
        if (term instanceof RandomTerm.SchoolSlope slope) {
          slopeColumn = slope.column();
        }
      }
      parameters += size(term);
    }
    TermChecks.checkTerms(this);
  }

  /** The numbers that a term has in theta. */
  static int size(RandomTerm term) {
    return term instanceof RandomTerm.SchoolSlope ? 3 : 1;
  }

  List<RandomTerm> terms() {
    return terms;
  }

  /** The length of theta. */
  int parameters() {
    return parameters;
  }

  /** Where a term begins in theta. */
  int start(int term) {
    return terms.subList(0, term).stream().mapToInt(TermLayout::size).sum();
  }

  /** The grouped terms, in their order. */
  List<Levels> levels() {
    return levels;
  }

  /** Effects of each school: 0, 1, or 2 with a slope. */
  int schoolEffects() {
    return school < 0 ? 0 : hasSlope() ? 2 : 1;
  }

  boolean hasSlope() {
    return slopeColumn >= 0;
  }

  boolean hasSchoolYears() {
    return schoolYear >= 0;
  }

  /** Where the school's term begins in theta; -1 if there is none. */
  int schoolStart() {
    return school;
  }

  /** Position in the design; -1 without a slope. */
  int slopeColumn() {
    return slopeColumn;
  }

  /** The Cholesky factor of the school effects' relative covariance. */
  double[][] lambda(double[] theta) {
    return switch (schoolEffects()) {
      case 0 -> new double[0][0];
      case 1 -> new double[][] {{theta[school]}};
      default -> new double[][] {{theta[school], 0}, {theta[school + 1], theta[school + 2]}};
    };
  }

  /** The relative variance of school-years. */
  double yearRatio(double[] theta) {
    return schoolYear < 0 ? 0 : theta[schoolYear] * theta[schoolYear];
  }

  /** Theta of the grouped terms. */
  double[] grouped(double[] theta) {
    return grouped.stream().mapToDouble(k -> theta[k]).toArray();
  }

  /** The grouped term with most groups; -1 if there is none. */
  int largest() {
    int largest = -1;
    for (int a = 0; a < levels.size(); a++) {
      if (largest < 0 || levels.get(a).count() > levels.get(largest).count()) {
        largest = a;
      }
    }
    return largest;
  }

  /** Whether a number of theta is on the diagonal, where its sign means nothing. */
  boolean isDiagonal(int parameter) {
    return !hasSlope() || parameter != school + 1;
  }

  /** The same covariances with a diagonal of 0 or more. */
  double[] positive(double[] theta) {
    double[] result = theta.clone();
    if (hasSlope() && theta[school] < 0) {
      result[school + 1] = -theta[school + 1];
    }
    for (int k = 0; k < result.length; k++) {
      result[k] = isDiagonal(k) ? StrictMath.abs(result[k]) : result[k];
    }
    return result;
  }
}
