package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;
import java.util.List;

/**
 * Draws who becomes an academy, and how: a multinomial logit on what can be observed before it.
 *
 * <p>log odds against staying maintained = constant + region + faith + a hardship + b standing + c
 * judgement + d size + e selective + f hidden, where judgement is the latest before the day of
 * conversion and size is the log of the roll over that of a typical school. Given these the status
 * is independent of everything that moves results: the comparison is confounded, but not beyond
 * what the files hold. Only the hidden trait breaks that: f is 0 unless the settings have a hidden
 * confounder, else 1 for schools in trusts.
 */
final class Selection {
  /**
   * Coefficients of one status: constants by phase, then slopes.
   *
   * <p>The constants are set so that shares come out as in June 2019: primary 30 % in multi-academy
   * trusts and 3 % alone; secondary 53 % and 22 % (register of groups against DfE, Schools, pupils
   * and their characteristics: January 2019; 32 % and 75 % academies in all).
   */
  private record Odds(
      double primary,
      double secondary,
      double special,
      double hardship,
      double standing,
      double judgement,
      double size,
      double selective) {

    double constant(Phase phase) {
      return switch (phase) {
        case PRIMARY -> primary;
        case SECONDARY -> secondary;
        case SPECIAL -> special;
      };
    }
  }

  private static final double NEVER = -99;

  /** A standard normal trait raises the mean of odds by exp(1 / 2); this keeps their shares. */
  private static final double HIDDEN_SHIFT = -.4;

  private final Draws draws;
  private final Inspections inspections;
  private final ConversionDates dates;
  private final boolean confounded;

  Selection(Draws draws, Inspections inspections, ConversionDates dates, boolean confounded) {
    this.draws = draws;
    this.inspections = inspections;
    this.dates = dates;
    this.confounded = confounded;
  }

  /** The status of a site, given the day on which it would convert. */
  Status of(Site site, LocalDate conversion) {
    Judgement judgement = inspections.before(conversion, site);
    return draws.weighted(
        List.of(Status.values()),
        status -> StrictMath.exp(logOdds(status, site, judgement)),
        Purpose.STATUS,
        site.id());
  }

  private double logOdds(Status status, Site site, Judgement judgement) {
    if (status == Status.MAINTAINED) {
      return site.stage() == Stage.TECHNICAL ? NEVER : 0;
    }
    if (!possible(status, site)) {
      return NEVER;
    }
    Odds odds = odds(status);
    return odds.constant(site.phase())
        + site.region().pullToAcademies()
        + site.faith().pullToAcademies()
        + odds.hardship() * site.intake().hardship()
        + odds.standing() * site.intake().standing()
        + odds.judgement() * judgement.standing()
        + odds.size() * StrictMath.log(site.intake().roll() / typicalRoll(site.phase()))
        + (site.selective() ? odds.selective() : 0)
        + (confounded && status.inTrust() ? HIDDEN_SHIFT + Outcomes.hiddenTrait(site, draws) : 0);
  }

  /** UTCs and studio schools open as academies; before 2010 every academy had a sponsor. */
  private boolean possible(Status status, Site site) {
    if (site.stage() == Stage.TECHNICAL) {
      return status.freeSchool();
    }
    boolean early = site.phase() == Phase.SECONDARY && dates.earlySponsored(site);
    return !early || status.sponsored();
  }

  private static Odds odds(Status status) {
    return switch (status) {
      case MAINTAINED -> throw new IllegalArgumentException("Maintained schools are the reference");
      case CONVERTER_IN_TRUST -> new Odds(-1.44, .18, -1.35, -.25, .15, .45, .15, .3);
      case SPONSORED_IN_TRUST -> new Odds(-2.45, -.75, -2.6, .50, -.40, -1.0, -.20, -2);
      case FREE_SCHOOL_IN_TRUST -> new Odds(-4.55, -1.95, -3.3, .20, -.05, 0, -.30, -2);
      case CONVERTER_ALONE -> new Odds(-3.70, -.60, -2.7, -.45, .35, .70, .40, 1.2);
      case SPONSORED_ALONE -> new Odds(-7, -3.1, -6, .45, -.30, -.60, 0, -2);
      case FREE_SCHOOL_ALONE -> new Odds(-5.6, -2.55, -5, .10, 0, 0, -.50, -2);
    };
  }

  private static double typicalRoll(Phase phase) {
    return switch (phase) {
      case PRIMARY -> 260;
      case SECONDARY -> 900;
      case SPECIAL -> 110;
    };
  }
}
