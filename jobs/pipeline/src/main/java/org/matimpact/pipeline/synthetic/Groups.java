package org.matimpact.pipeline.synthetic;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The groups of the register that are not trusts: sponsors and federations. */
final class Groups {
  /** Trusts whose sponsor is a group of its own; this project's choice. */
  private static final double HAS_SPONSOR = .8;

  /** Maintained primary schools in federations of two or so: 1,060 of some 11,400 in 2022. */
  private static final int PRIMARIES_PER_FEDERATION = 22;

  private final England england;

  Groups(England england) {
    this.england = england;
  }

  /** The trusts that have a sponsor, which carries their name. */
  Stream<Trust> sponsoredTrusts() {
    return england.trusts().values().stream().filter(this::hasSponsor);
  }

  /** The sponsored trust of an academy at the end, if the academy is sponsored. */
  Optional<Trust> sponsorOf(School school) {
    return school.status().sponsored()
        ? england.trustAtEnd(school).filter(this::hasSponsor)
        : Optional.empty();
  }

  /** Federations, each of two maintained primary schools of one local authority. */
  List<List<School>> federations() {
    List<School> maintained =
        england.schools().stream()
            .filter(school -> school.site().phase() == Phase.PRIMARY)
            .filter(school -> !school.status().academy())
            .sorted(Comparator.comparing(Groups::authority, LocalAuthority.BY_CODE))
            .toList();
    return IntStream.range(0, maintained.size() / PRIMARIES_PER_FEDERATION)
        .map(index -> index * PRIMARIES_PER_FEDERATION)
        .mapToObj(first -> maintained.subList(first, first + 2))
        .filter(pair -> authority(pair.get(0)).equals(authority(pair.get(1))))
        .toList();
  }

  /** The name of a federation of these schools. */
  static String federationName(List<School> schools) {
    return "The Federation of "
        + SchoolNames.maintained(schools.get(0))
        + " and "
        + SchoolNames.maintained(schools.get(1));
  }

  private static LocalAuthority authority(School school) {
    return school.site().authority();
  }

  private boolean hasSponsor(Trust trust) {
    return trust.multi()
        && trust.members() > 0
        && england.draws().happens(HAS_SPONSOR, Purpose.SPONSOR, trust.uid());
  }
}
