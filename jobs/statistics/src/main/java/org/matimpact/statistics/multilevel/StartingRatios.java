package org.matimpact.statistics.multilevel;

/**
 * Where the search for variance ratios begins: residuals of ordinary least squares, their mean
 * squares inside school-years, between years of a school and between schools set equal to what they
 * would be expected to be if the coefficients were known (Henderson 1953, Biometrics 9, 226-252).
 */
final class StartingRatios {

  /** The search begins inside the boundary. */
  private static final double LEAST = 1e-3;

  private static final double MOST = 1e3;

  private StartingRatios() {}

  /** Returns those of a model much like this one, for school and, if asked for, school-year. */
  static double[] near(VarianceRatios ratios, int count) {
    return count == 1
        ? new double[] {clip(ratios.school())}
        : new double[] {clip(ratios.school()), clip(ratios.schoolYear())};
  }

  /** Returns the ratios for school and, if asked for, school-year. */
  static double[] of(OrthonormalDesign design, int ratios) {
    double pupils = design.data().pupils();
    int groups = design.pupils().length;
    int schools = design.starts().length - 1;
    int y = design.rank();
    double withinSquares = design.residualWithin();
    double withinDegrees = pupils - groups;
    double yearSquares = 0;
    double yearWeight = 0;
    double schoolSquares = 0;
    double schoolWeight = 0;
    for (int j = 0; j < schools; j++) {
      double n = 0;
      double sum = 0;
      double squares = 0;
      double sumOfSquares = 0;
      for (int g = design.starts()[j]; g < design.starts()[j + 1]; g++) {
        double value = design.rows()[g][y];
        n += design.pupils()[g];
        squares += design.pupils()[g] * design.pupils()[g];
        sum += StrictMath.sqrt(design.pupils()[g]) * value;
        sumOfSquares += value * value;
      }
      yearSquares += sumOfSquares - sum * sum / n;
      yearWeight += n - squares / n;
      schoolSquares += sum * sum / n;
      schoolWeight += n;
    }
    if (ratios == 1) {
      withinSquares += yearSquares;
      withinDegrees += groups - schools;
    }
    double residual = withinSquares / StrictMath.max(1, withinDegrees);
    double year = ratios == 1 ? 0 : (yearSquares / residual - (groups - schools)) / yearWeight;
    double school = (schoolSquares / residual - schools) / schoolWeight - StrictMath.max(0, year);
    return ratios == 1 ? new double[] {clip(school)} : new double[] {clip(school), clip(year)};
  }

  /** Also brings what is not a number, for lack of residual variance, into the range. */
  private static double clip(double ratio) {
    return ratio >= LEAST ? StrictMath.min(ratio, MOST) : LEAST;
  }
}
