package org.matimpact.pipeline.contract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A school is in one trust at a time. A stay runs from the day of joining up to, but not including,
 * the day of leaving. When stays in two trusts overlap, the one that began first is kept (on the
 * same day: the one that stands first) and the other is rejected.
 */
final class OverlapRule {

  private static final String TABLE = "trust_membership";
  private static final List<String> STAY = List.of("urn", "trust_uid", "joined_on", "left_on");

  private OverlapRule() {}

  private record Stay(Candidate row, String file, Object trust, LocalDate from, LocalDate to) {

    static Stay of(Candidate row, String file) {
      return new Stay(
          row,
          file,
          row.values().getOrDefault("trust_uid", ""),
          (LocalDate) row.values().get("joined_on"),
          (LocalDate) row.values().getOrDefault("left_on", LocalDate.MAX));
    }

    boolean clashesWith(Stay earlier) {
      return !trust.equals(earlier.trust) && from.isBefore(earlier.to) && from.isBefore(to);
    }

    String place() {
      return file + ":" + row.line();
    }
  }

  static void apply(ReadSource source) {
    if (!source.contract().table().equals(Optional.of(TABLE))) {
      return;
    }
    IdentityHashMap<Candidate, RowBreak> clashes = new IdentityHashMap<>();
    staysBySchool(source).values().forEach(stays -> findClashes(source.contract(), stays, clashes));
    for (FileLedger ledger : source.ledgers()) {
      ledger.revise(row -> judge(row, clashes));
    }
  }

  private static Map<Object, List<Stay>> staysBySchool(ReadSource source) {
    Map<Object, List<Stay>> stays = new TreeMap<>();
    for (FileLedger ledger : source.ledgers()) {
      for (Candidate row : ledger.rows()) {
        if (row.values().containsKey("joined_on")) {
          stays
              .computeIfAbsent(row.values().get("urn"), u -> new ArrayList<>(1))
              .add(Stay.of(row, ledger.file()));
        }
      }
    }
    return stays;
  }

  private static void findClashes(
      SourceContract contract, List<Stay> stays, IdentityHashMap<Candidate, RowBreak> clashes) {
    stays.sort(Comparator.comparing(Stay::from));
    List<Stay> kept = new ArrayList<>();
    for (Stay stay : stays) {
      List<Stay> earlier = kept.stream().filter(stay::clashesWith).toList();
      if (earlier.isEmpty()) {
        kept.add(stay);
      } else {
        clashes.put(stay.row(), clash(contract, stay, earlier.get(0)));
      }
    }
  }

  private static RowBreak clash(SourceContract contract, Stay stay, Stay earlier) {
    return new RowBreak(
        "",
        "overlap",
        "two trusts at once: %s overlaps %s (%s), which is kept"
            .formatted(
                KeyText.of(contract, STAY, stay.row()),
                KeyText.of(contract, STAY, earlier.row()),
                earlier.place()));
  }

  private static Parsed judge(Candidate row, IdentityHashMap<Candidate, RowBreak> clashes) {
    RowBreak clash = clashes.get(row);
    return clash == null ? new Parsed.Kept(row.values()) : new Parsed.Broken(List.of(clash));
  }
}
