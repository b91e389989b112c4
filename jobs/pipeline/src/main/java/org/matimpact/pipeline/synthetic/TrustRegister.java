package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes trusts out of the stays in them: when they were founded, how many schools they run. */
final class TrustRegister {
  private final Draws draws;
  private final double effectSd;
  private final TrustNames names;

  TrustRegister(Draws draws, double effectSd) {
    this.draws = draws;
    this.effectSd = effectSd;
    this.names = new TrustNames(draws);
  }

  /** The trusts by Group UID. */
  SortedMap<Integer, Trust> of(List<Stay> stays) {
    Map<Integer, List<Stay>> byTrust =
        stays.stream()
            .collect(Collectors.groupingBy(Stay::trustUid, TreeMap::new, Collectors.toList()));
    Map<Long, Integer> current =
        stays.stream()
            .filter(stay -> stay.leftOn().isEmpty())
            .collect(Collectors.toMap(stay -> stay.school().id(), Stay::trustUid));
    return byTrust.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> trust(entry.getKey(), entry.getValue(), current::get),
                (one, other) -> one,
                TreeMap::new));
  }

  private Trust trust(int uid, List<Stay> stays, Function<Long, Integer> currentTrust) {
    LocalDate firstJoined =
        stays.stream().map(Stay::joinedOn).min(LocalDate::compareTo).orElseThrow();
    int members = (int) stays.stream().filter(stay -> stay.leftOn().isEmpty()).count();
    boolean multi = !TrustUids.isSingle(uid);
    School first = stays.get(0).school();
    Optional<LocalDate> closed =
        members == 0
            ? stays.stream().flatMap(stay -> stay.leftOn().stream()).max(LocalDate::compareTo)
            : Optional.empty();
    return new Trust(
        uid,
        multi ? groupId(uid) : singleGroupId(uid, currentTrust.apply(first.id())),
        multi ? names.multi(uid, first.site().authority()) : TrustNames.single(first),
        multi,
        firstJoined.minusDays(45),
        closed,
        members,
        multi ? effectSd * draws.normal(Purpose.TRUST_EFFECT, uid) : 0);
  }

  private static String groupId(int uid) {
    return "TR%05d".formatted(uid);
  }

  /** A trust that has become a multi-academy trust leaves its identifier to it. */
  private static String singleGroupId(int uid, int currentTrust) {
    return TrustUids.hasChangedType(uid) ? groupId(currentTrust) + ".old" : groupId(uid);
  }
}
