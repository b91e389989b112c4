package org.matimpact.pipeline.synthetic;

/**
 * Draws attainment at the key stage before, as it is on record: rounded and capped.
 *
 * <p>In SDs of pupils, p = standing + b x + s z: standing that of the school's intake, x the
 * pupil's characteristics about their national means. Key stage 1: mean 15.8, 16.0, 16.2 in 2017 to
 * 2019, SD 3.4, in half points from 3 to 21 (reading, writing and twice mathematics, each an odd
 * number of points, averaged; a level 3 is 21). Key stage 2: mean 28.3, SD 4.0, fine points in
 * steps of .03 from 6 to 36; one pupil in eight has a level by teacher assessment, a multiple of 3.
 *
 * <p>Gaps: a month of age .045 SD at key stage 1 and .03 at key stage 2 (Crawford, Dearden &amp;
 * Greaves 2013, IFS Report R80: August against September .5 SD at age 7, .35 at age 11); the others
 * so that outcomes have their published gaps (see {@link Outcomes}).
 *
 * <p>Prior attainment is missing for 4.5 % (coverage of Progress 8: 95 %, national row): 2.9 % of
 * those who stayed, 22 % of those who moved since January, 85 % of those from abroad, and 6 % more
 * of pupils with English as an additional language. It is missing whatever it would have been.
 */
final class PriorDraws {
  private record Slopes(
      double standing,
      double female,
      double disadvantaged,
      double language,
      double support,
      double plan,
      double deprivation,
      double month,
      double residual) {}

  private static final Slopes KEY_STAGE_1 =
      new Slopes(.25, .22, -.25, -.25, -1.05, -1.7, -.5, .045, .85);
  private static final Slopes KEY_STAGE_2 =
      new Slopes(.195, .05, -.27, -.28, -1.0, -1.6, -.5, .03, .805);

  /** Most pupils with a plan whom special schools teach learn far below others; rough. */
  private static final double SPECIAL = -1.5;

  private static final double STAYED_MISSING = .029;
  private static final double MOVED_MISSING = .22;
  private static final double ARRIVED_MISSING = .85;
  private static final double LANGUAGE_MISSING = .06;

  /** In a school-year that is rarely covered, most pupils lack it. */
  private static final double RARELY_COVERED_MISSING = .6;

  private static final double TEACHER_ASSESSED = .125;

  private final boolean primary;
  private final Slopes slopes;
  private final double mean;
  private final double sd;
  private final double school;
  private final double missing;

  PriorDraws(Site site, int year, boolean rarelyCovered) {
    this.primary = site.phase() == Phase.PRIMARY;
    this.slopes = primary ? KEY_STAGE_1 : KEY_STAGE_2;
    this.mean = Cohorts.nationalPrior(site.phase(), year);
    this.sd = primary ? Cohorts.KS1_PUPIL_SD : Cohorts.KS2_PUPIL_SD;
    this.school =
        slopes.standing() * site.intake().standing()
            + (site.phase() == Phase.SPECIAL ? SPECIAL : 0);
    this.missing = rarelyCovered ? RARELY_COVERED_MISSING : STAYED_MISSING;
  }

  /** Hundredths of a point, of everybody: whether it is on record is drawn apart. */
  int draw(Traits traits, DrawStream stream) {
    double p = school + explained(traits) + slopes.residual() * stream.normal();
    double points = mean + sd * p;
    if (primary) {
      return rounded(points, 3, 21, .5, stream);
    }
    boolean level = stream.happens(TEACHER_ASSESSED);
    return rounded(points, 6, 36, level ? 3 : .03, stream);
  }

  /** True when it is not on record. */
  boolean missing(Traits traits, double chance) {
    double probability =
        switch (traits.mobility()) {
          case STAYED -> missing;
          case MOVED -> StrictMath.max(missing, MOVED_MISSING);
          case ARRIVED -> ARRIVED_MISSING;
        };
    return chance < probability + (traits.otherLanguage() ? LANGUAGE_MISSING : 0);
  }

  /** A value in hundredths as SDs from the mean of England. */
  double standardised(int prior) {
    return (prior * .01 - mean) / sd;
  }

  private double explained(Traits traits) {
    NationalShares shares = NationalShares.of(primary);
    double need =
        switch (traits.need()) {
          case NONE -> 0;
          case SUPPORT -> slopes.support();
          case PLAN -> slopes.plan();
        };
    return slopes.female() * ((traits.female() ? 1 : 0) - shares.female())
        + slopes.disadvantaged() * ((traits.disadvantaged() ? 1 : 0) - shares.disadvantaged())
        + slopes.language() * ((traits.otherLanguage() ? 1 : 0) - shares.language())
        + need
        - slopes.support() * shares.support()
        - slopes.plan() * shares.plans()
        + slopes.deprivation() * (traits.deprivation() - shares.deprivation())
        + slopes.month() * (traits.month() - 5.5)
        + traits.ethnicity().prior();
  }

  private static int rounded(
      double points, double least, double most, double step, DrawStream stream) {
    double capped = StrictMath.max(least, StrictMath.min(most, points));
    double steps = StrictMath.floor(capped / step + stream.uniform());
    return (int) StrictMath.round(100 * StrictMath.min(most, steps * step));
  }
}
