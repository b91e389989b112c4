package org.matimpact.pipeline.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks what contracts say about each other. */
final class LookupCheck {

  private LookupCheck() {}

  /** Adds a problem for every lookup or foreign key that leads nowhere. */
  static void run(Map<String, SourceContract> byName, List<String> problems) {
    for (SourceContract contract : byName.values()) {
      for (SourceField field : contract.fields()) {
        field.lookup().ifPresent(l -> check(contract, field, l, byName, problems));
      }
      for (ForeignKey key : contract.foreignKeys()) {
        checkFields(contract, "a foreign key", key.resource(), key.referenced(), byName, problems);
      }
    }
  }

  private static void check(
      SourceContract contract,
      SourceField field,
      Lookup lookup,
      Map<String, SourceContract> byName,
      List<String> problems) {
    String what = "x-lookup of " + field.name();
    List<String> names = List.of(lookup.key(), lookup.value());
    checkFields(contract, what, lookup.resource(), names, byName, problems);
    SourceContract other = byName.get(lookup.resource());
    if (other == null) {
      return;
    }
    if (!other.uniqueKeys().contains(lookup.key())) {
      problems.add(
          "contract %s: %s needs %s among the uniqueKeys of %s"
              .formatted(contract.name(), what, lookup.key(), other.name()));
    }
    if (other.fields().stream().anyMatch(f -> f.lookup().isPresent())) {
      problems.add(
          "contract %s: %s leads to %s, which has lookups itself; look up where the values are"
              .formatted(contract.name(), what, other.name()));
    }
  }

  private static void checkFields(
      SourceContract contract,
      String what,
      String resource,
      List<String> names,
      Map<String, SourceContract> byName,
      List<String> problems) {
    SourceContract other = byName.get(resource);
    if (other == null) {
      problems.add(
          "contract %s: %s names contract '%s', which is none; nearest are %s"
              .formatted(
                  contract.name(),
                  what,
                  resource,
                  NearestHeaders.quoted(resource, byName.keySet())));
      return;
    }
    List<String> known =
        Stream.concat(
                other.fields().stream().map(SourceField::name),
                other.year().stream().map(y -> SourceContract.YEAR))
            .toList();
    for (String name : names) {
      if (!known.contains(name)) {
        problems.add(
            "contract %s: %s names field '%s' of %s, which is none; nearest are %s"
                .formatted(
                    contract.name(), what, name, resource, NearestHeaders.quoted(name, known)));
      }
    }
  }
}
