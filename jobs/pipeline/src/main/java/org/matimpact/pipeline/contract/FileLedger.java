package org.matimpact.pipeline.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Keeps account of the rows of one file: every row read is kept, rejected or not applicable. */
final class FileLedger implements RowSink {

  private final SourceSpec spec;
  private final String file;
  private final Map<String, String> headers;
  private final List<Candidate> rows = new ArrayList<>();
  private final List<RejectedRow> rejected = new ArrayList<>();
  private final List<Map<String, Object>> keysNotKept = new ArrayList<>();
  private long read;
  private long notApplicable;

  /**
   * An empty ledger.
   *
   * @param headers header of each field in this file
   */
  FileLedger(SourceSpec spec, String file, Map<String, String> headers) {
    this.spec = spec;
    this.file = file;
    this.headers = headers;
  }

  String source() {
    return spec.name();
  }

  String file() {
    return file;
  }

  @Override
  public void enter(long line, Parsed parsed) {
    read++;
    settle(line, parsed);
  }

  /** Judges every row that was kept so far again. */
  void revise(Function<Candidate, Parsed> judge) {
    List<Candidate> before = List.copyOf(rows);
    rows.clear();
    for (Candidate row : before) {
      settle(row.line(), judge.apply(row));
    }
  }

  private void settle(long line, Parsed parsed) {
    if (parsed instanceof Parsed.Kept accepted) {
      rows.add(new Candidate(line, accepted.values()));
    } else if (parsed instanceof Parsed.Broken broken) {
      rejected.add(rejection(line, broken.breaks()));
    } else if (parsed instanceof Parsed.NotApplicable skipped) {
      notApplicable++;
      keysNotKept.add(skipped.keys());
    }
  }

  private RejectedRow rejection(long line, List<RowBreak> breaks) {
    return RejectedRow.of(source(), file, line, breaks);
  }

  /** What became of the rows, in numbers. */
  FileCounts counts() {
    FileCounts counts = new FileCounts(source(), spec.contract(), file);
    rejected().forEach(counts::reject);
    return counts.with(rows.size(), notApplicable);
  }

  /** Rows kept so far, by line. */
  List<Candidate> rows() {
    return rows;
  }

  /** Unique keys of the rows that were not applicable. */
  List<Map<String, Object>> keysNotKept() {
    return keysNotKept;
  }

  /** Rows rejected so far, by line. */
  List<RejectedRow> rejected() {
    return rejected.stream().sorted(Comparator.comparingLong(RejectedRow::line)).toList();
  }

  /** Header of a field in this file. */
  String header(String field) {
    return headers.getOrDefault(field, field);
  }

  @Override
  public long rowsRead() {
    return read;
  }

  /** The account of the file. */
  InputFile account(StoredFile stored) {
    return counts().account(stored);
  }
}
