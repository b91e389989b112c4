package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws inspections of 2005 to 2019: the first within three years, then every two to five.
 *
 * <p>latent = .60 quality + .30 standing - .25 hardship + .55 z, z standard normal, cut so that 13
 * % are Outstanding, 52 % Good, 30 % Satisfactory or Requires improvement, 5 % Inadequate: the
 * shares of the 60,133 judgements of 2005 to 2020 (Ofsted, management information) rounded, with
 * fewer Inadequate because a school judged so was inspected again within months.
 */
final class Inspections {
  private static final LocalDate FIRST = LocalDate.of(2005, 9, 12);

  /** A share s of a standard normal lies above the s-quantile from the top. */
  private static final double OUTSTANDING_ABOVE = 1.13;

  private static final double GOOD_ABOVE = -.39;
  private static final double INADEQUATE_BELOW = -1.64;

  private static final double LATENT_SD = .99;

  private final Draws draws;

  Inspections(Draws draws) {
    this.draws = draws;
  }

  /** The inspections of a site until {@link StudyDates#END}, in order of date. */
  List<Inspection> of(Site site) {
    List<Inspection> inspections = new ArrayList<>();
    LocalDate day =
        weekday(FIRST.plusDays(draws.below(1080, Purpose.FIRST_INSPECTION, site.id(), 0)));
    while (day.isBefore(StudyDates.END)) {
      inspections.add(new Inspection(day, judgement(site, inspections.size())));
      int gap = 720 + draws.below(1100, Purpose.INSPECTION_GAP, site.id(), inspections.size());
      day = weekday(day.plusDays(gap));
    }
    return inspections;
  }

  /**
   * The latest judgement before a day, and Good when there is none yet.
   *
   * @param day the day of a decision about the school
   */
  Judgement before(LocalDate day, Site site) {
    return of(site).stream()
        .filter(inspection -> inspection.inspectedOn().isBefore(day))
        .reduce((earlier, later) -> later)
        .map(Inspection::judgement)
        .orElse(Judgement.GOOD);
  }

  private Judgement judgement(Site site, int inspection) {
    double latent =
        .60 * site.quality()
            + .30 * site.intake().standing()
            - .25 * site.intake().hardship()
            + .55 * draws.normal(Purpose.JUDGEMENT, site.id(), inspection);
    double standardised = latent / LATENT_SD;
    if (standardised >= OUTSTANDING_ABOVE) {
      return Judgement.OUTSTANDING;
    }
    if (standardised >= GOOD_ABOVE) {
      return Judgement.GOOD;
    }
    return standardised < INADEQUATE_BELOW ? Judgement.INADEQUATE : Judgement.REQUIRES_IMPROVEMENT;
  }

  private static LocalDate weekday(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.minusDays(1);
      case SUNDAY -> day.plusDays(1);
      default -> day;
    };
  }
}
