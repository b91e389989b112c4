package org.matimpact.pipeline.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds a file against the largest share of its rows that may be rejected. */
final class RejectedShare {

  private static final int EXAMPLES = 3;

  private RejectedShare() {}

  /** A break for every file of which more rows were rejected. */
  static List<Break> breaks(ReadSource source, double maximum) {
    return source.ledgers().stream()
        .filter(l -> l.rejected().size() > maximum * l.rowsRead())
        .map(l -> tooMany(l, maximum))
        .toList();
  }

  private static Break tooMany(FileLedger ledger, double maximum) {
    List<RejectedRow> rejected = ledger.rejected();
    RejectedRow first = rejected.get(0);
    return new Break(
        ledger.file(),
        first.line(),
        first.column(),
        "%d of %d rows (%.2f %%) break the contract, more than the %.2f %% allowed; by rule: %s; %s"
            .formatted(
                rejected.size(),
                ledger.rowsRead(),
                100.0 * rejected.size() / ledger.rowsRead(),
                100.0 * maximum,
                counts(rejected),
                examples(rejected)),
        "Correct the file or its contract; ingest.max_rejected_share sets the limit");
  }

  private static Map<String, Long> counts(List<RejectedRow> rejected) {
    return rejected.stream()
        .collect(Collectors.groupingBy(RejectedRow::rule, TreeMap::new, Collectors.counting()));
  }

  private static String examples(List<RejectedRow> rejected) {
    return rejected.stream()
        .limit(EXAMPLES)
        .map(r -> "line %d: %s".formatted(r.line(), r.message()))
        .collect(Collectors.joining(", ", "first ", ""));
  }
}
