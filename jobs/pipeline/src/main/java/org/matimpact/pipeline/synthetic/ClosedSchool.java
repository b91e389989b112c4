package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A school that closed before the years studied and that a site continues: what makes chains of
 * predecessors long, and some of them merged or split.
 *
 * @param urn Unique Reference Number
 * @param name of the school
 * @param successor the school that continues it, as a maintained school
 * @param closedOn its last day
 * @param ending how it ended
 */
record ClosedSchool(int urn, String name, School successor, LocalDate closedOn, Ending ending) {

  /** How a school ended, and what links say of it. */
  enum Ending {
    REPLACED("Predecessor", "Successor"),
    MERGED("Predecessor - merged", "Successor - merged"),
    SPLIT("Predecessor - Split School", "Successor - Split School");

    private final String predecessorLink;
    private final String successorLink;

    Ending(String predecessorLink, String successorLink) {
      this.predecessorLink = predecessorLink;
      this.successorLink = successorLink;
    }

    String predecessorLink() {
      return predecessorLink;
    }

    String successorLink() {
      return successorLink;
    }
  }

  /** Shares of sites: a few in a hundred, so that chains are walked; this project's choice. */
  private static final double REPLACED = .012;

  private static final double MERGED = .012;
  private static final double SPLIT = .003;

  /** The school that a site continues; empty for most, and for free schools. */
  static Optional<ClosedSchool> before(School school, Urns urns, Draws draws) {
    if (school.status().freeSchool()) {
      return Optional.empty();
    }
    double chance = draws.uniform(Purpose.CLOSED_SCHOOL, school.id());
    return ending(chance)
        .map(
            ending ->
                new ClosedSchool(
                    urns.closedLongAgo(school.site().ordinal()),
                    "Old " + SchoolNames.maintained(school),
                    school,
                    LocalDate.of(year(school, draws), 8, 31),
                    ending));
  }

  /** A year from 1995 to 2014, before the first census and before the successor converted. */
  private static int year(School school, Draws draws) {
    int last =
        school.status().academy() ? Math.min(2014, school.academyOpened().getYear() - 1) : 2014;
    return 1995 + draws.below(last - 1995 + 1, Purpose.CLOSED_SCHOOL, school.id(), 1);
  }

  private static Optional<Ending> ending(double chance) {
    if (chance < SPLIT) {
      return Optional.of(Ending.SPLIT);
    }
    if (chance < SPLIT + MERGED) {
      return Optional.of(Ending.MERGED);
    }
    return chance < SPLIT + MERGED + REPLACED ? Optional.of(Ending.REPLACED) : Optional.empty();
  }
}
