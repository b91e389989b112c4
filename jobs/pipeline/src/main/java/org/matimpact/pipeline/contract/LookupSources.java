package org.matimpact.pipeline.contract;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which sources lookups lead to. */
final class LookupSources {

  private LookupSources() {}

  /** Lookups of any contract that lead to a contract. */
  static List<Lookup> leadingTo(String contract, List<SourceContract> contracts) {
    return contracts.stream()
        .flatMap(c -> c.fields().stream())
        .flatMap(f -> f.lookup().stream())
        .filter(l -> l.resource().equals(contract))
        .distinct()
        .toList();
  }

  /** A break for every file whose lookups lead to a contract that no source has. */
  static List<Break> absent(SourceSpec spec, SourceContract contract, List<SourceSpec> specs) {
    Set<String> absent = new TreeSet<>();
    contract.fields().forEach(f -> f.lookup().ifPresent(l -> absent.add(l.resource())));
    specs.forEach(s -> absent.remove(s.contract()));
    return spec.files().stream()
        .flatMap(
            file ->
                absent.stream()
                    .map(
                        resource ->
                            Break.ofFile(
                                file.toString(),
                                "its keys are those of contract '%s', which no source has"
                                    .formatted(resource),
                                "Add a source with that contract to the settings")))
        .toList();
  }
}
