package org.matimpact.pipeline.synthetic;

/**
 * Pools from which trusts are cut: one school, then the size bands.
 *
 * <p>Shares of schools and the sizes within a band: register of groups, June 2019 (open
 * multi-academy trusts: 240 with one school, 298 with two, 215 with three, 174, 105, 88, 60, 44, 29
 * ... with four to nine; 92 with sixteen or more, the largest over 40).
 */
enum TrustReach {
  ONE(1, 1, .018, .053, 0, -.1, 1),
  TWO_TO_THREE(2, 3, .142, .232, -.35, -.15, 1.4),
  FOUR_TO_SIX(4, 6, .247, .208, -.1, -.05, 1.5),
  SEVEN_TO_FIFTEEN(7, 15, .330, .268, .15, .05, 2.6),
  SIXTEEN_AND_OVER(16, 60, .263, .239, .55, .2, 7);

  private final int smallest;
  private final int largest;
  private final double shareOfPrimaries;
  private final double shareOfSecondaries;
  private final double pullOnSponsored;
  private final double pullOnHardship;
  private final double authorities;

  TrustReach(
      int smallest,
      int largest,
      double shareOfPrimaries,
      double shareOfSecondaries,
      double pullOnSponsored,
      double pullOnHardship,
      double authorities) {
    this.smallest = smallest;
    this.largest = largest;
    this.shareOfPrimaries = shareOfPrimaries;
    this.shareOfSecondaries = shareOfSecondaries;
    this.pullOnSponsored = pullOnSponsored;
    this.pullOnHardship = pullOnHardship;
    this.authorities = authorities;
  }

  int smallest() {
    return smallest;
  }

  int largest() {
    return largest;
  }

  /** How many neighbouring local authorities a trust draws its schools from, roughly. */
  double authorities() {
    return authorities;
  }

  /** Weight of the pool for a school: a multinomial logit around the shares of the phase. */
  double weight(School school) {
    boolean secondary = school.site().phase() == Phase.SECONDARY;
    double share = secondary ? shareOfSecondaries : shareOfPrimaries;
    double tilt =
        (school.status().sponsored() ? pullOnSponsored : -.4 * pullOnSponsored)
            + pullOnHardship * school.site().intake().hardship();
    return share * StrictMath.exp(tilt);
  }

  /**
   * The size at a rank from 0 to 1: a power law of exponent about 2 between the limits of the band,
   * so smaller trusts are the more frequent in each.
   */
  int size(double rank) {
    double low = 1.0 / smallest;
    double high = 1.0 / (largest + 1);
    return Math.min(largest, (int) (1 / (low - rank * (low - high))));
  }
}
