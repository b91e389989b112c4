package org.matimpact.pipeline.synthetic;

/**
 * Means of the characteristics of all pupils at the end of a key stage, about which outcomes are
 * centred.
 *
 * <p>Key stage 2 tables, 2019, national row: FSM6 31 %, EAL 21 %. Key stage 4 tables, 2018,
 * national row: 27.0 % and 16.5 %. The others as in {@link TraitDraws}.
 */
record NationalShares(
    double female,
    double disadvantaged,
    double language,
    double support,
    double plans,
    double deprivation) {
  private static final NationalShares PRIMARY = new NationalShares(.49, .31, .21, .14, .03, .20);
  private static final NationalShares SECONDARY =
      new NationalShares(.49, .27, .165, .14, .045, .20);

  static NationalShares of(boolean primary) {
    return primary ? PRIMARY : SECONDARY;
  }
}
