package org.matimpact.pipeline.synthetic;

/**
 * Draws intakes.
 *
 * <p>FSM6: logit(share) = logit(region) + .75 z1, hardship h = standardised logit. EAL:
 * logit(share) = logit(region) + .35 h + 1.1 z2. Prior attainment: standing = -.55 h + .84 z3, and
 * + 2.4 at a grammar school, whose FSM6 logit is 1.3 lower. Roll: lognormal by phase, stage and
 * settlement. The z are independent standard normal.
 *
 * <p>The spreads are those of the school-level columns of the 2019 key stage 4 performance tables:
 * FSM6 5th and 95th percentile 8 % and 57 %, EAL 1 % and 63 %, key stage 2 points of the cohort
 * 26.7 and 31.7.
 */
final class Intakes {
  private static final double HARDSHIP_SPREAD = .75;
  private static final double HARDSHIP_SD = .80;

  /** Logit of the median school's FSM6: a mean share of about a quarter. */
  private static final double TYPICAL_HARDSHIP = -1.10;

  /**
   * Primary FSM6 over secondary, on the logit scale: about 23 % against 28 % of pupils.
   *
   * <p>DfE, Schools, pupils and their characteristics: January 2019 (about 24 % of all pupils).
   */
  private static final double PRIMARY_DISADVANTAGE = -.36;

  /**
   * Primary EAL over secondary, on the logit scale: 21.2 % against 16.9 % of pupils.
   *
   * <p>DfE, Schools, pupils and their characteristics: January 2019.
   */
  private static final double PRIMARY_LANGUAGE = .34;

  /** The mean of a logit-normal share lies above the logistic of its mean; this brings it back. */
  private static final double TYPICAL_LANGUAGE = -.27;

  private static final double LANGUAGE_SPREAD = 1.1;
  private static final double GRAMMAR_STANDING = 2.4;
  private static final double GRAMMAR_HARDSHIP = -1.3;

  /**
   * Average rolls: 281 pupils in primary, 965 in secondary, 120 in special schools.
   *
   * <p>DfE, Schools, pupils and their characteristics: January 2019. The median of a lognormal lies
   * below its mean by exp(-spread^2 / 2), and settlements are not of mean 1, so the medians here
   * are set for these means to come out.
   */
  private static final double MEDIAN_PRIMARY = 242;

  private static final double MEDIAN_SECONDARY = 817;
  private static final double MEDIAN_SPECIAL = 104;
  private static final double ROLL_SPREAD = .38;

  private final Draws draws;

  Intakes(Draws draws) {
    this.draws = draws;
  }

  Intake of(
      long id, Phase phase, Stage stage, Region region, Settlement settlement, boolean grammar) {
    double logit = disadvantageLogit(id, phase, region, grammar);
    double hardship = (logit - TYPICAL_HARDSHIP) / HARDSHIP_SD;
    return new Intake(
        roll(id, phase, stage, settlement),
        logistic(logit),
        logistic(languageLogit(id, phase, region, hardship)),
        standing(id, hardship, grammar),
        hardship);
  }

  private double disadvantageLogit(long id, Phase phase, Region region, boolean grammar) {
    return logit(region.disadvantage())
        + (phase == Phase.PRIMARY ? PRIMARY_DISADVANTAGE : 0)
        + (grammar ? GRAMMAR_HARDSHIP : 0)
        + HARDSHIP_SPREAD * draws.normal(Purpose.DISADVANTAGE, id);
  }

  private double languageLogit(long id, Phase phase, Region region, double hardship) {
    return logit(region.language())
        + TYPICAL_LANGUAGE
        + (phase == Phase.PRIMARY ? PRIMARY_LANGUAGE : 0)
        + .35 * hardship
        + LANGUAGE_SPREAD * draws.normal(Purpose.LANGUAGE, id);
  }

  private double standing(long id, double hardship, boolean grammar) {
    double own = draws.normal(Purpose.PRIOR_ATTAINMENT, id);
    return -.55 * hardship + .84 * own + (grammar ? GRAMMAR_STANDING - .55 : 0);
  }

  private int roll(long id, Phase phase, Stage stage, Settlement settlement) {
    double median =
        switch (phase) {
          case PRIMARY -> MEDIAN_PRIMARY;
          case SECONDARY -> stage == Stage.TECHNICAL ? 250 : MEDIAN_SECONDARY;
          case SPECIAL -> MEDIAN_SPECIAL;
        };
    double ofStage = stage == Stage.INFANT ? .8 : stage == Stage.ALL_THROUGH ? 1.4 : 1;
    double roll =
        median
            * ofStage
            * settlement.relativeRoll(phase)
            * StrictMath.exp(ROLL_SPREAD * draws.normal(Purpose.ROLL, id));
    return (int) StrictMath.max(24, StrictMath.round(roll));
  }

  static double logistic(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }

  private static double logit(double share) {
    return StrictMath.log(share / (1 - share));
  }
}
