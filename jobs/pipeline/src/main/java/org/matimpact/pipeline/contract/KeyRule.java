package org.matimpact.pipeline.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A key may not repeat within a source. The first row that has it is kept; a later one is rejected,
 * whether or not it says the same, because nothing tells which of two different rows is right.
 */
final class KeyRule {

  private KeyRule() {}

  static void apply(ReadSource source) {
    SourceContract contract = source.contract();
    if (!contract.primaryKey().isEmpty()) {
      apply(source, "primaryKey", contract.primaryKey());
    }
    contract.uniqueKeys().forEach(k -> apply(source, "uniqueKeys", List.of(k)));
  }

  private static void apply(ReadSource source, String rule, List<String> fields) {
    Map<List<Object>, String> places = new HashMap<>();
    for (FileLedger ledger : source.ledgers()) {
      ledger.revise(
          row -> {
            String place = ledger.file() + ":" + row.line();
            String first = places.putIfAbsent(row.key(fields), place);
            return first == null
                ? new Parsed.Kept(row.values())
                : repeated(
                    ledger.header(fields.get(0)),
                    rule,
                    KeyText.of(source.contract(), fields, row),
                    first);
          });
    }
  }

  private static Parsed repeated(String header, String rule, String key, String first) {
    String message = "repeats the key %s of %s, which is kept".formatted(key, first);
    return new Parsed.Broken(List.of(new RowBreak(header, rule, message)));
  }
}
