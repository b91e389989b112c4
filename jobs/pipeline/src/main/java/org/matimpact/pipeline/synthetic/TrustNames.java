package org.matimpact.pipeline.synthetic;

import java.util.List;
import java.util.Locale;

/** Names for trusts, with the capitals, commas and accents that real ones have. */
final class TrustNames {
  private static final List<String> FIRST =
      List.of(
          "Aspire",
          "Beacon",
          "Bright Horizons",
          "Castle View",
          "Cornerstone",
          "Discovery",
          "Elevate",
          "Endeavour",
          "Evolve",
          "Fosse Way",
          "Future Generations",
          "Great Oaks",
          "Harbour",
          "Heartwood",
          "Horizon",
          "Inspire",
          "Keystone",
          "Lighthouse",
          "Meridian",
          "Nova",
          "Oakfield",
          "Olympus",
          "Pathfinder",
          "Phoenix",
          "Pinnacle",
          "Ridgeway",
          "Sabre",
          "St Thérèse of Lisieux Catholic",
          "Faith, Hope and Charity",
          "Bishop O'Brien Catholic",
          "The Three Rivers",
          "Trinity",
          "Unity",
          "Vale",
          "Weald",
          "White Horse",
          "Zenith");

  private static final List<String> LAST =
      List.of(
          "Academies Trust",
          "Academy Trust",
          "Education Trust",
          "Learning Partnership",
          "Learning Trust",
          "Multi-Academy Trust",
          "Schools Trust");

  private final Draws draws;

  TrustNames(Draws draws) {
    this.draws = draws;
  }

  String multi(int uid, LocalAuthority home) {
    String first = draws.oneOf(FIRST, Purpose.TRUST_NAME, uid);
    String last = LAST.get(draws.below(LAST.size(), Purpose.TRUST_NAME, uid, 1));
    boolean local = draws.uniform(Purpose.TRUST_NAME, uid, 2) < .3;
    String name = (local ? home.name() + " " : "") + first + " " + last;
    return TrustUids.isClosed(uid) || draws.uniform(Purpose.TRUST_NAME, uid, 3) < .5
        ? name.toUpperCase(Locale.UK)
        : name;
  }

  /** A single-academy trust is mostly called after its school. */
  static String single(School school) {
    return SchoolNames.academy(school).toUpperCase(Locale.UK);
  }
}
