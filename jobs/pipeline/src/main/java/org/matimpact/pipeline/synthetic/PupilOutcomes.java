package org.matimpact.pipeline.synthetic;

/**
 * The equation behind every result of a pupil. In SDs of the national pupils' outcome,
 *
 * <pre>
 * y(i) = b p + c (p^2 - 1) + d x + ethnicity + school(j, t) + trust(j, t) + s e(i)
 * </pre>
 *
 * <p>p is prior attainment as it is on record (or would be, when it is missing), standardised; x
 * the pupil's sex, FSM6, EAL, special needs, income deprivation and month of age about their
 * national means ({@link PupilSlopes}); school and trust are those of {@link Outcomes}. e has mean
 * 0 and SD 1 and is a little skewed to the left, e = (z - a (z^2 - 1)) / sqrt(1 + 2 a^2) with a =
 * .05; reading and mathematics share half of it. s is what is left: y has SD 1 over England.
 *
 * <p>Set so that the gaps come out as published. Key stage 2, 2019, share at 100 or more in reading
 * and mathematics: disadvantaged 62 % and 67 %, others 78 % and 84 %; girls 78 % and 79 %, boys 69
 * % and 78 % (DfE, National curriculum assessments: key stage 2, 2019, revised; .47 and .55, .28
 * and .03 SD by the normal distribution). Attainment 8, 2019: disadvantaged 36.7, others 50.3;
 * special needs 22.3 below the others; girls 5.5 above boys; EAL about as English (DfE, Key stage 4
 * performance, 2019, revised).
 *
 * <p>Results do not decide who has a result: a score is missing by mobility and special needs
 * alone.
 */
final class PupilOutcomes {
  private static final double SKEW = .05;
  private static final double SKEW_SD = StrictMath.sqrt(1 + 2 * SKEW * SKEW);

  /** Schools in trusts the whole year, of all; for the variance between pupils. */
  private static final double IN_TRUSTS = .35;

  private final PupilMeasure measure;
  private final PupilSlopes slopes;
  private final boolean primary;
  private final double residual;

  PupilOutcomes(PupilMeasure measure, SyntheticSettings settings) {
    this.measure = measure;
    this.slopes = PupilSlopes.of(measure);
    this.primary = measure.phase() == Phase.PRIMARY;
    this.residual = StrictMath.sqrt(left(slopes, settings));
  }

  private static double left(PupilSlopes slopes, SyntheticSettings settings) {
    Variation variation = settings.variation();
    double hidden = settings.hiddenConfounder();
    double left =
        1
            - slopes.explained()
            - variation.school() * variation.school()
            - variation.schoolYear() * variation.schoolYear()
            - IN_TRUSTS * variation.trust() * variation.trust()
            - hidden * hidden;
    if (left <= 0) {
      throw new IllegalArgumentException(
          "Cannot draw pupils: schools and trusts vary so much that %s of the variance is left between pupils (must be > 0)"
              .formatted(left));
    }
    return left;
  }

  /**
   * The points of a pupil before the trust, caps and rounding.
   *
   * @param school what the school adds, SDs of pupils
   * @param p prior attainment, standardised
   * @param z standard normal
   */
  double points(Traits traits, double p, double school, double z, int year) {
    double e = (z - SKEW * (z * z - 1)) / SKEW_SD;
    double y =
        slopes.offset()
            + slopes.prior() * p
            + slopes.curve() * (p * p - 1)
            + explained(traits)
            + school
            + residual * e;
    return measure.mean(year) + measure.sd() * y;
  }

  private double explained(Traits traits) {
    NationalShares shares = NationalShares.of(primary);
    return slopes.female() * ((traits.female() ? 1 : 0) - shares.female())
        + slopes.disadvantaged() * ((traits.disadvantaged() ? 1 : 0) - shares.disadvantaged())
        + slopes.language() * ((traits.otherLanguage() ? 1 : 0) - shares.language())
        + need(traits.need())
        - slopes.support() * shares.support()
        - slopes.plan() * shares.plans()
        + slopes.deprivation() * (traits.deprivation() - shares.deprivation())
        + slopes.month() * (traits.month() - 5.5)
        + traits.ethnicity().outcome(primary);
  }

  private double need(Need need) {
    return switch (need) {
      case NONE -> 0;
      case SUPPORT -> slopes.support();
      case PLAN -> slopes.plan();
    };
  }

  /** Probability that a pupil has no score: absent, or working below the test. */
  double missing(Traits traits) {
    double base = primary ? .006 : .002;
    double byNeed =
        switch (traits.need()) {
          case NONE -> 0;
          case SUPPORT -> primary ? .03 : .002;
          case PLAN -> primary ? .30 : .01;
        };
    double byMobility =
        switch (traits.mobility()) {
          case STAYED -> 0;
          case MOVED -> primary ? .02 : .01;
          case ARRIVED -> primary ? .35 : .03;
        };
    return base + byNeed + byMobility;
  }
}
