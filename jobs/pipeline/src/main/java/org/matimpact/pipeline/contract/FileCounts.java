package org.matimpact.pipeline.contract;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the rows of a file, or of a part of it, in numbers: its size does not grow with
 * the file.
 */
public final class FileCounts implements RowSink, Serializable {

  private static final long serialVersionUID = 1L;
  private static final int EXAMPLES = 3;
  private static final String FETCH_AGAIN =
      "Fetch it again and compare its size with the original's";

  private final String source;
  private final String contract;
  private final String file;
  private final SortedMap<String, Long> byRule = new TreeMap<>();
  private final List<RejectedRow> examples = new ArrayList<>();
  private long kept;
  private long rejected;
  private long notApplicable;
  private long badEncoding;
  private String damage = "";

  /** No rows of a file yet. */
  public FileCounts(String source, String contract, String file) {
    this.source = source;
    this.contract = contract;
    this.file = file;
  }

  @Override
  public void enter(long line, Parsed parsed) {
    if (parsed instanceof Parsed.Broken broken) {
      reject(RejectedRow.of(source, file, line, broken.breaks()));
    } else if (parsed instanceof Parsed.NotApplicable) {
      notApplicable++;
    } else {
      kept++;
    }
  }

  void reject(RejectedRow row) {
    rejected++;
    byRule.merge(row.rule(), 1L, Long::sum);
    if (row.rule().equals(RowBreak.ENCODING) && badEncoding == 0) {
      badEncoding = row.line();
    }
    if (examples.size() < EXAMPLES) {
      examples.add(row);
    }
  }

  /** Notes why the rest of the file cannot be read. */
  public void damaged(IOException why) {
    damage = why.getClass().getSimpleName() + ": " + why.getMessage();
  }

  FileCounts with(long rowsKept, long rowsNotApplicable) {
    kept = rowsKept;
    notApplicable = rowsNotApplicable;
    return this;
  }

  /**
   * Adds the counts of another part of the file.
   *
   * @param linesBefore lines of the file before that part
   */
  public void add(FileCounts part, long linesBefore) {
    kept += part.kept;
    rejected += part.rejected;
    notApplicable += part.notApplicable;
    part.byRule.forEach((rule, rows) -> byRule.merge(rule, rows, Long::sum));
    if (part.badEncoding > 0) {
      long line = part.badEncoding + linesBefore;
      badEncoding = badEncoding == 0 ? line : Math.min(badEncoding, line);
    }
    damage = damage.isEmpty() ? part.damage : damage;
    part.examples.forEach(row -> examples.add(row.below(linesBefore)));
    examples.sort(Comparator.comparingLong(RejectedRow::line));
    while (examples.size() > EXAMPLES) {
      examples.remove(examples.size() - 1);
    }
  }

  /** The file as named in the settings. */
  public String file() {
    return file;
  }

  @Override
  public long rowsRead() {
    return kept + rejected + notApplicable;
  }

  /** Rows that broke the contract. */
  public long rowsRejected() {
    return rejected;
  }

  /** Rejected rows by the rule that they broke first. */
  SortedMap<String, Long> byRule() {
    return byRule;
  }

  /** The first rejected rows, by line. */
  List<RejectedRow> examples() {
    return examples;
  }

  /** Whether every row that the contract does not leave out has a column of another year. */
  boolean areOfAnotherYear() {
    return rejected > 0 && kept == 0 && byRule.getOrDefault(RowBreak.ANOTHER_YEAR, 0L) == rejected;
  }

  /** Every reason that shows within the rows why the file cannot be used. */
  public List<Break> breaks(SourceContract layout, double maximumRejectedShare) {
    if (!damage.isEmpty()) {
      return List.of(
          Break.ofFile(file, "is truncated or damaged (%s)".formatted(damage), FETCH_AGAIN));
    }
    if (rowsRead() == 0) {
      return List.of(Break.ofFile(file, "has a header and no rows", "Fetch it again"));
    }
    return badEncoding > 0
        ? List.of(FileBreaks.encoding(file, badEncoding, layout))
        : RejectedShare.check(this, maximumRejectedShare).stream().toList();
  }

  /** The account of the file. */
  public InputFile account(StoredFile stored) {
    return new InputFile(
        source,
        contract,
        file,
        stored.bytes(),
        stored.sha256(),
        rowsRead(),
        kept,
        rejected,
        notApplicable);
  }
}
