package org.matimpact.pipeline.synthetic;

/**
 * Urban or rural.
 *
 * <p>Shares of primary schools: register of schools, July 2022. The roll is relative to all schools
 * of the phase.
 */
enum Settlement {
  MAJOR_CONURBATION("A1", "(England/Wales) Urban major conurbation", .31, 1.35),
  CITY_AND_TOWN("C1", "(England/Wales) Urban city and town", .42, 1.15),
  TOWN_AND_FRINGE("D1", "(England/Wales) Rural town and fringe", .11, .85),
  VILLAGE("E1", "(England/Wales) Rural village", .16, .42);

  private final String code;
  private final String label;
  private final double share;
  private final double relativeRoll;

  Settlement(String code, String label, double share, double relativeRoll) {
    this.code = code;
    this.label = label;
    this.share = share;
    this.relativeRoll = relativeRoll;
  }

  String code() {
    return code;
  }

  /** The name of the register. */
  String label() {
    return label;
  }

  /** Weight of the settlement in a region and phase: no villages in London, few secondaries. */
  double weight(Region region, Phase phase) {
    boolean rural = this == TOWN_AND_FRINGE || this == VILLAGE;
    if (region == Region.LONDON) {
      return this == MAJOR_CONURBATION ? 1 : 0;
    }
    return rural && phase != Phase.PRIMARY ? share / 4 : share;
  }

  double relativeRoll(Phase phase) {
    return phase == Phase.PRIMARY ? relativeRoll : StrictMath.sqrt(relativeRoll);
  }
}
