package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws when each academy joined its trust, and where it was before.
 *
 * <p>Most join on the day they open. Some converters stand alone first; the founder of a small
 * trust may have been a single-academy trust until the second school came, when the trust changed
 * its type; some schools move between trusts; a few have a stay of days that is an artefact of the
 * register.
 */
final class StayHistory {
  /**
   * Converters that stood alone before they joined: secondary schools more often. Set so that a
   * little over half of the members of 2019 had joined by September 2016, as in the register of
   * groups of June 2019 (54 %).
   */
  private static final double SECONDARY_JOINED_LATER = .30;

  private static final double PRIMARY_JOINED_LATER = .08;

  /** Founders of trusts of two to six that changed type; this project's choice. */
  private static final double FOUNDER_WAS_ALONE = .4;

  /** Moves: 138 of 6,208 schools changed trust from May 2018 to June 2019; three to four years. */
  private static final double REBROKERED = .08;

  /** Stays of at most 62 days; this project's choice. */
  private static final double ARTEFACT = .015;

  private static final int LONGEST_ARTEFACT = 62;

  private final Draws draws;
  private final List<TrustPlan> trusts;
  private final int closedTrusts;

  StayHistory(Draws draws, List<TrustPlan> trusts, int closedTrusts) {
    this.draws = draws;
    this.trusts = trusts;
    this.closedTrusts = closedTrusts;
  }

  /** The stays of the members of a trust, here and elsewhere, in order of member and date. */
  List<Stay> of(TrustPlan trust) {
    List<LocalDate> joined = trust.members().stream().map(this::joinedOn).toList();
    List<Stay> stays = new ArrayList<>();
    int founder = founder(trust, joined);
    for (int member = 0; member < joined.size(); member++) {
      School school = trust.members().get(member);
      if (member == founder) {
        LocalDate changed = secondEarliest(joined);
        stays.addAll(moved(school, TrustUids.changedType(school), trust.uid(), changed));
      } else if (joined.get(member).isAfter(school.academyOpened())) {
        int alone = TrustUids.single(school);
        stays.addAll(moved(school, alone, trust.uid(), joined.get(member)));
      } else {
        stays.addAll(fromOpening(school, trust.uid()));
      }
    }
    return stays;
  }

  /** The stay of an academy that stands alone: in its own trust since it opened. */
  static Stay alone(School school) {
    return Stay.lasting(school, TrustUids.single(school), school.academyOpened());
  }

  private LocalDate joinedOn(School school) {
    boolean secondary = school.site().phase() == Phase.SECONDARY;
    double later = secondary ? SECONDARY_JOINED_LATER : PRIMARY_JOINED_LATER;
    long days = ChronoUnit.DAYS.between(school.academyOpened(), StudyDates.END);
    if (!school.status().converter()
        || days < 500
        || !draws.happens(later, Purpose.JOINED_LATER, school.id())) {
      return school.academyOpened();
    }
    double share = .15 + .8 * draws.uniform(Purpose.JOINED_LATER, school.id(), 1);
    return school.academyOpened().plusDays((long) (share * days)).withDayOfMonth(1);
  }

  private List<Stay> fromOpening(School school, int trust) {
    LocalDate opened = school.academyOpened();
    long days = ChronoUnit.DAYS.between(opened, StudyDates.END);
    if (days > LONGEST_ARTEFACT && draws.happens(ARTEFACT, Purpose.ARTEFACT_STAY, school.id())) {
      int first = 5 + draws.below(LONGEST_ARTEFACT - 5, Purpose.ARTEFACT_STAY, school.id(), 1);
      return moved(school, earlierTrust(school, trust), trust, opened.plusDays(first));
    }
    if (days > 500 && draws.happens(REBROKERED, Purpose.REBROKERED, school.id())) {
      double share = .3 + .65 * draws.uniform(Purpose.REBROKERED, school.id(), 1);
      LocalDate moved = opened.plusDays((long) (share * days)).withDayOfMonth(1);
      return moved(school, earlierTrust(school, trust), trust, moved);
    }
    return List.of(Stay.lasting(school, trust, opened));
  }

  private static List<Stay> moved(School school, int from, int to, LocalDate moved) {
    return List.of(
        Stay.until(school, from, school.academyOpened(), moved.minusDays(1)),
        Stay.lasting(school, to, moved));
  }

  /** A closed trust for one in five, else any other. */
  private int earlierTrust(School school, int trust) {
    boolean closed = draws.uniform(Purpose.REBROKERED_FROM, school.id()) < .2;
    if (closed || trusts.size() < 2) {
      return TrustUids.closed(draws.below(closedTrusts, Purpose.REBROKERED_FROM, school.id(), 1));
    }
    int other = draws.below(trusts.size() - 1, Purpose.REBROKERED_FROM, school.id(), 2);
    int uid = trusts.get(other).uid();
    return uid == trust ? trusts.get(trusts.size() - 1).uid() : uid;
  }

  /** The member that was the trust before it grew; -1 when none was. */
  private int founder(TrustPlan trust, List<LocalDate> joined) {
    int size = joined.size();
    if (size < 2
        || size > 6
        || !draws.happens(FOUNDER_WAS_ALONE, Purpose.TRUST_WAS_ALONE, trust.uid())) {
      return -1;
    }
    LocalDate first = joined.stream().min(LocalDate::compareTo).orElseThrow();
    int founder = joined.indexOf(first);
    School school = trust.members().get(founder);
    boolean alone = secondEarliest(joined).isAfter(first.plusDays(90));
    boolean fromOpening = first.equals(school.academyOpened());
    return alone && fromOpening && school.status().converter() ? founder : -1;
  }

  private static LocalDate secondEarliest(List<LocalDate> days) {
    return days.stream().sorted().skip(1).findFirst().orElseThrow();
  }
}
