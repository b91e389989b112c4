package org.matimpact.statistics.mixed;

import java.util.Locale;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.multilevel.NotEstimableException.Reason;
import org.matimpact.statistics.multilevel.OrthonormalDesign;
import org.matimpact.statistics.multilevel.SchoolYears;

/** Refuses terms that cannot be, and data that cannot tell the terms' variances apart. */
final class TermChecks {

  /** Below this share of its sum of squares, what is left of an outcome is rounding error. */
  private static final double NOTHING = 1e-24;

  private TermChecks() {}

  /** The terms among themselves. */
  static void checkTerms(TermLayout layout) {
    if (layout.terms().isEmpty()) {
      throw new IllegalArgumentException("Cannot fit: no random-effect term");
    }
    long schoolTerms =
        layout.terms().stream()
            .filter(
                term ->
                    term instanceof RandomTerm.SchoolIntercept
                        || term instanceof RandomTerm.SchoolSlope)
            .count();
    long yearTerms =
        layout.terms().stream().filter(RandomTerm.SchoolYearIntercept.class::isInstance).count();
    if (schoolTerms > 1 || yearTerms > 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot fit %d terms of schools and %d of school-years (at most one of each)",
              schoolTerms,
              yearTerms));
    }
  }

  static void checkGroup(SchoolYears data, RandomTerm.Grouped term) {
    if (term.groups().length != data.schools()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot use %d codes of %s for %d schools",
              term.groups().length,
              term.name(),
              data.schools()));
    }
    if (term instanceof RandomTerm.GroupEffect effect) {
      checkColumn(effect.name(), effect.column(), data.betweenColumns());
    }
  }

  private static void checkColumn(String name, int column, int columns) {
    if (column < 0 || column >= columns) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "Invalid column of %s: %d (there are %d)", name, column, columns));
    }
  }

  /** The terms against the groups. */
  static void checkCounts(SchoolYears data, TermLayout layout) {
    int groups = data.groups().size();
    int schools = (int) data.groups().stream().mapToInt(g -> g.school()).distinct().count();
    int effects = layout.schoolEffects();
    if (layout.hasSlope()) {
      checkColumn("the slope", layout.slopeColumn(), data.columns());
    }
    if (effects > 0 && schools < 2) {
      throw tooFew("Cannot fit: %d school (at least 2 needed)", schools);
    }
    if (layout.hasSchoolYears() && groups <= (effects > 0 ? schools : 1)) {
      throw tooFew(
          "Cannot tell school-years apart from schools: %d school-years, no school has two",
          groups);
    }
    long finest = layout.hasSchoolYears() ? groups : (long) effects * schools;
    if (data.pupils() <= finest) {
      throw tooFew(
          "Cannot tell group effects from pupils' own: no more pupils than effects (%d)", finest);
    }
    layout.levels().forEach(levels -> checkLevels(levels, effects > 0));
  }

  private static void checkLevels(Levels levels, boolean besideSchools) {
    if (levels.count() < 2) {
      throw tooFew(
          "Cannot estimate the variance between groups of " + levels.term().name() + ": %d group",
          levels.count());
    }
    if (besideSchools && levels.schools() <= levels.count()) {
      throw tooFew(
          "Cannot tell "
              + levels.term().name()
              + " from schools: none of its %d groups has two schools",
          levels.count());
    }
  }

  static NotEstimableException tooFew(String message, long count) {
    return new NotEstimableException(
        Reason.TOO_FEW_GROUPS, String.format(Locale.ROOT, message, count));
  }

  static void checkDesign(OrthonormalDesign design) {
    if (design.rank() == 0 || design.data().pupils() <= design.rank()) {
      throw tooFew(
          "Cannot fit: %d pupils for " + design.rank() + " columns", design.data().pupils());
    }
    if (!(design.residualSquares() > NOTHING * design.totalSquares())) {
      throw noVariance("the columns of the design explain the outcome without a residual");
    }
  }

  static NotEstimableException noVariance(String what) {
    return new NotEstimableException(Reason.NO_VARIANCE, "Cannot fit: " + what);
  }
}
