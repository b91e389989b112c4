package org.matimpact.pipeline.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A foreign key must be found among the rows kept of the contract it refers to. Judged only when a
 * source with that contract was read completely.
 */
final class ForeignKeyRule {

  private ForeignKeyRule() {}

  static void apply(ReadSource source, List<ReadSource> all) {
    for (ForeignKey key : source.contract().foreignKeys()) {
      List<ReadSource> others =
          all.stream().filter(s -> s.contract().name().equals(key.resource())).toList();
      boolean complete =
          others.stream().allMatch(s -> s.completeness() == ReadSource.Completeness.COMPLETE);
      if (!others.isEmpty() && complete) {
        apply(source, key, keys(others, key));
      }
    }
  }

  private static Set<List<Object>> keys(List<ReadSource> others, ForeignKey key) {
    Set<List<Object>> keys = new HashSet<>();
    others.forEach(s -> s.rows().forEach(r -> keys.add(r.key(key.referenced()))));
    return keys;
  }

  private static void apply(ReadSource source, ForeignKey key, Set<List<Object>> keys) {
    for (FileLedger ledger : source.ledgers()) {
      ledger.revise(
          row ->
              isMissing(row, key) || keys.contains(row.key(key.fields()))
                  ? new Parsed.Kept(row.values())
                  : unknown(source.contract(), row, ledger, key));
    }
  }

  private static boolean isMissing(Candidate row, ForeignKey key) {
    return key.fields().stream().anyMatch(f -> !row.values().containsKey(f));
  }

  private static Parsed unknown(
      SourceContract contract, Candidate row, FileLedger ledger, ForeignKey key) {
    String message =
        "%s is not among the rows of %s"
            .formatted(KeyText.of(contract, key.fields(), row), key.resource());
    return new Parsed.Broken(
        List.of(new RowBreak(ledger.header(key.fields().get(0)), "foreignKeys", message)));
  }
}
