package org.matimpact.pipeline.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Replaces keys of another contract's rows by those rows' values. */
final class LookupRule {

  private final Map<Lookup, Map<Object, Object>> found = new HashMap<>();
  private final Map<Lookup, Set<Object>> known = new HashMap<>();
  private final Set<Lookup> partial = new HashSet<>();

  /** Remembers the values of a source that the lookups of other contracts lead to. */
  void learn(ReadSource source, List<Lookup> lookups) {
    for (Lookup lookup : lookups) {
      Map<Object, Object> values = found.computeIfAbsent(lookup, l -> new HashMap<>());
      Set<Object> keys = known.computeIfAbsent(lookup, l -> new HashSet<>());
      for (FileLedger ledger : source.ledgers()) {
        ledger
            .keysNotKept()
            .forEach(k -> Optional.ofNullable(k.get(lookup.key())).ifPresent(keys::add));
      }
      for (Candidate row : source.rows()) {
        Object key = row.values().get(lookup.key());
        Object value = row.values().get(lookup.value());
        if (key != null) {
          keys.add(key);
        }
        if (key != null && value != null) {
          values.put(key, value);
        }
      }
      if (source.completeness() == ReadSource.Completeness.PARTIAL) {
        partial.add(lookup);
      }
    }
  }

  /** Replaces the keys in every row of a source. */
  void apply(ReadSource source) {
    List<SourceField> fields =
        source.contract().fields().stream().filter(f -> f.lookup().isPresent()).toList();
    if (!fields.isEmpty()) {
      for (FileLedger ledger : source.ledgers()) {
        ledger.revise(row -> judge(row, ledger, fields));
      }
    }
  }

  private Parsed judge(Candidate row, FileLedger ledger, List<SourceField> fields) {
    Map<String, Object> values = new HashMap<>(row.values());
    List<RowBreak> breaks = new ArrayList<>(0);
    for (SourceField field : fields) {
      Lookup lookup = field.lookup().orElseThrow();
      Object key = values.remove(field.name());
      Object value = found.getOrDefault(lookup, Map.of()).get(key);
      if (value != null) {
        values.put(field.name(), value);
      } else if (key != null && isUnknown(lookup, key)) {
        breaks.add(unknown(field, lookup, ledger.header(field.name()), key));
      } else if (field.isRequired()) {
        return new Parsed.NotApplicable(Map.of());
      }
    }
    return breaks.isEmpty() ? new Parsed.Kept(values) : new Parsed.Broken(breaks);
  }

  private boolean isUnknown(Lookup lookup, Object key) {
    Set<Object> keys = known.get(lookup);
    return keys != null && !partial.contains(lookup) && !keys.contains(key);
  }

  private static RowBreak unknown(SourceField field, Lookup lookup, String header, Object key) {
    return new RowBreak(
        header,
        "x-lookup",
        "%s is no %s of %s"
            .formatted(
                field.sensitivity().show(String.valueOf(key)), lookup.key(), lookup.resource()));
  }
}
