package org.matimpact.statistics.multilevel;

import java.util.Locale;
import org.matimpact.statistics.multilevel.NotEstimableException.Reason;

/** Refuses data that cannot tell the variances of the model apart. */
final class EstimabilityChecks {

  /** Below this share of its sum of squares, what is left of an outcome is rounding error. */
  private static final double NOTHING = 1e-24;

  private EstimabilityChecks() {}

  static void checkCounts(SchoolYears data, RandomEffects effects) {
    int groups = data.groups().size();
    int schools = data.starts().length - 1;
    boolean years = effects == RandomEffects.SCHOOL_AND_YEAR;
    if (schools < 2) {
      throw tooFew("Cannot fit: %d school (at least 2 needed)", schools);
    }
    if (years && groups <= schools) {
      throw tooFew(
          "Cannot tell school from school-year effects: no school has two years (%d schools)",
          schools);
    }
    if (data.pupils() <= (years ? groups : schools)) {
      throw tooFew(
          "Cannot tell group effects from pupils' own: every group has one pupil (%d groups)",
          years ? groups : schools);
    }
  }

  private static NotEstimableException tooFew(String message, int count) {
    return new NotEstimableException(
        Reason.TOO_FEW_GROUPS, String.format(Locale.ROOT, message, count));
  }

  static void checkDesign(OrthonormalDesign design, RandomEffects effects) {
    if (design.rank() == 0 || design.data().pupils() <= design.rank()) {
      throw new NotEstimableException(
          Reason.TOO_FEW_GROUPS,
          String.format(
              Locale.ROOT,
              "Cannot fit: %d pupils for %d columns",
              design.data().pupils(),
              design.rank()));
    }
    if (effects == RandomEffects.SCHOOL_AND_YEAR && !(design.residualWithin() > 0)) {
      throw noVariance("the outcome does not vary between pupils of a school-year");
    }
    if (!(design.residualSquares() > NOTHING * design.totalSquares())) {
      throw noVariance("the columns of the design explain the outcome without a residual");
    }
  }

  private static NotEstimableException noVariance(String what) {
    return new NotEstimableException(Reason.NO_VARIANCE, "Cannot fit: " + what);
  }
}
