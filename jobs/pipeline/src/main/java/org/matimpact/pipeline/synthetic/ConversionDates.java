package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;
import java.util.List;

/**
 * Draws the day on which a school becomes an academy, if it does.
 *
 * <p>Weights by calendar year: primary schools as the academies of multi-academy trusts joined
 * (register of groups, June 2019: 423 in 2011, 529, 662, 717, 749, 1,001, 1,281, 1,314, then 390 in
 * five months); secondary schools with the rush of 2011 and 2012, when most converted alone (DfE,
 * Academies annual report 2011 to 2012).
 */
final class ConversionDates {
  private static final int FIRST_YEAR = 2010;
  private static final List<Integer> YEARS =
      List.of(2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019);
  private static final List<Integer> PRIMARY =
      List.of(10, 260, 420, 560, 660, 700, 900, 1130, 1100, 330);
  private static final List<Integer> SECONDARY =
      List.of(80, 760, 480, 250, 190, 160, 180, 220, 200, 60);

  /** Sponsored secondaries that opened before the Academies Act 2010: 203 by May 2010. */
  private static final double BEFORE_THE_ACT = .05;

  private static final LocalDate LAST = LocalDate.of(2019, 5, 1);

  private final Draws draws;

  ConversionDates(Draws draws) {
    this.draws = draws;
  }

  LocalDate of(Site site) {
    if (site.phase() == Phase.SECONDARY && earlySponsored(site)) {
      return LocalDate.of(2004 + draws.below(6, Purpose.CONVERSION_YEAR, site.id(), 1), 9, 1);
    }
    List<Integer> weights = site.phase() == Phase.SECONDARY ? SECONDARY : PRIMARY;
    int year =
        draws.weighted(
            YEARS, option -> weights.get(option - FIRST_YEAR), Purpose.CONVERSION_YEAR, site.id());
    LocalDate day = LocalDate.of(year, month(year, site), 1);
    return day.isAfter(LAST) ? LAST : day;
  }

  /** True for a site that, if it becomes an academy, does so under a sponsor before 2010. */
  boolean earlySponsored(Site site) {
    return draws.uniform(Purpose.CONVERSION_YEAR, site.id(), 2) < BEFORE_THE_ACT;
  }

  /** Half open with the school year, the rest on the first of any month. */
  private int month(int year, Site site) {
    int month = 1 + draws.below(12, Purpose.CONVERSION_MONTH, site.id(), 0);
    boolean withSchoolYear = draws.uniform(Purpose.CONVERSION_MONTH, site.id(), 1) < .5;
    if (year == FIRST_YEAR) {
      return 9;
    }
    return withSchoolYear && year < LAST.getYear() ? 9 : month;
  }
}
