package org.matimpact.pipeline.synthetic;

/**
 * Draws the characteristics of pupils from the intake of their school.
 *
 * <p>FSM6, EAL and sex follow the school's shares. Months of age are uniform. Special educational
 * needs: 3 % with a plan, 14 % with support (key stage 2 tables 2019, national row), more often
 * boys and disadvantaged pupils: 5 boys for 3 girls (DfE, Special educational needs in England:
 * January 2019). Income deprivation: logit(idaci) = -1.65 + .45 h + .55 FSM6 + .65 z, h the
 * hardship of the school: a mean of .20 (English indices of deprivation 2015: 19.9 % of children
 * under 16), with FSM6 pupils .10 above the others.
 *
 * <p>Moves between January and May: 1.4 % in primary, .9 % in secondary schools, disadvantaged
 * pupils more often (RSA, Between the cracks, 2013: some 300,000 moves in a year of 7 million
 * pupils). .4 % come from abroad after January, one in ten of whom speak English as a first
 * language; this project's choice.
 */
final class TraitDraws {
  private static final double PLANS = .03;
  private static final double SUPPORT = .14;
  private static final double BOYS_NEEDS = 1.25;
  private static final double GIRLS_NEEDS = .75;
  private static final double DISADVANTAGED_NEEDS = 1.5;
  private static final double OTHERS_NEEDS = .8;

  private static final double PRIMARY_MOVES = .014;
  private static final double SECONDARY_MOVES = .009;
  private static final double DISADVANTAGED_MOVES = 1.8;
  private static final double OTHERS_MOVE = .66;
  private static final double ARRIVALS = .004;

  private static final double MOST_DEPRIVED = .96;

  private final Site site;
  private final double disadvantaged;
  private final boolean special;

  TraitDraws(Site site) {
    this.site = site;
    this.disadvantaged = Cohorts.disadvantaged(site);
    this.special = site.phase() == Phase.SPECIAL;
  }

  Traits draw(DrawStream stream) {
    boolean female = !stream.happens(site.gender().shareOfBoys());
    boolean poor = stream.happens(disadvantaged);
    boolean otherLanguage = stream.happens(site.intake().language());
    return new Traits(
        female,
        stream.below(12),
        poor,
        otherLanguage,
        need(female, poor, stream.uniform()),
        idaci(poor, stream.normal()),
        Ethnicity.of(otherLanguage, stream.uniform()),
        mobility(poor, otherLanguage, stream.uniform()));
  }

  private Need need(boolean female, boolean poor, double chance) {
    double relative =
        (female ? GIRLS_NEEDS : BOYS_NEEDS) * (poor ? DISADVANTAGED_NEEDS : OTHERS_NEEDS);
    if (special || chance < PLANS * relative) {
      return Need.PLAN;
    }
    return chance < (PLANS + SUPPORT) * relative ? Need.SUPPORT : Need.NONE;
  }

  private int idaci(boolean poor, double normal) {
    double logit = -1.65 + .45 * site.intake().hardship() + (poor ? .55 : 0) + .65 * normal;
    double share = StrictMath.min(MOST_DEPRIVED, Intakes.logistic(logit));
    return (int) StrictMath.round(1e4 * share);
  }

  private Mobility mobility(boolean poor, boolean otherLanguage, double chance) {
    double moves = site.phase() == Phase.PRIMARY ? PRIMARY_MOVES : SECONDARY_MOVES;
    double moved = moves * (poor ? DISADVANTAGED_MOVES : OTHERS_MOVE);
    double arrived = ARRIVALS * (otherLanguage ? 4.5 : .12);
    if (chance < moved) {
      return Mobility.MOVED;
    }
    return chance < moved + arrived ? Mobility.ARRIVED : Mobility.STAYED;
  }
}
