package org.matimpact.pipeline.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds a file against the largest share of its rows that may be rejected. */
final class RejectedShare {

  private RejectedShare() {}

  /** A break for every file of which more rows were rejected. */
  static List<Break> breaks(ReadSource source, double maximum) {
    return source.ledgers().stream().flatMap(l -> check(l.counts(), maximum).stream()).toList();
  }

  /** A break when more rows of a file were rejected, or the file is one of another year. */
  static Optional<Break> check(FileCounts counts, double maximum) {
    if (counts.areOfAnotherYear()) {
      return Optional.of(ofAnotherYear(counts));
    }
    return counts.rowsRejected() > maximum * counts.rowsRead()
        ? Optional.of(tooMany(counts, maximum))
        : Optional.empty();
  }

  private static Break ofAnotherYear(FileCounts counts) {
    RejectedRow first = counts.examples().get(0);
    return new Break(
        counts.file(),
        first.line(),
        first.column(),
        "every one of %d rows has a column under its name of another year: %s"
            .formatted(counts.rowsRejected(), first.message()),
        HeaderCheck.ANOTHER_YEAR_ADVICE);
  }

  private static Break tooMany(FileCounts counts, double maximum) {
    RejectedRow first = counts.examples().get(0);
    return new Break(
        counts.file(),
        first.line(),
        first.column(),
        "%d of %d rows (%.2f %%) break the contract, more than the %.2f %% allowed; by rule: %s; %s"
            .formatted(
                counts.rowsRejected(),
                counts.rowsRead(),
                100.0 * counts.rowsRejected() / counts.rowsRead(),
                100.0 * maximum,
                counts.byRule(),
                examples(counts.examples())),
        "Correct the file or its contract; ingest.max_rejected_share sets the limit");
  }

  private static String examples(List<RejectedRow> rejected) {
    return rejected.stream()
        .map(r -> "line %d: %s".formatted(r.line(), r.message()))
        .collect(Collectors.joining(", ", "first ", ""));
  }
}
