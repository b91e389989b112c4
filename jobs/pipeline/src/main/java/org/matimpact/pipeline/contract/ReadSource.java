package org.matimpact.pipeline.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * A source whose files were read.
 *
 * @param contract its contract
 * @param files its usable files in the order named
 * @param completeness whether every file of it was usable and read to its end
 */
record ReadSource(
    SourceContract contract, List<FileReading.Read<FileLedger>> files, Completeness completeness) {

  /** Whether a value that is not found in a source can be held against whoever refers to it. */
  enum Completeness {
    COMPLETE,
    PARTIAL
  }

  List<FileLedger> ledgers() {
    return files.stream().map(FileReading.Read::rows).toList();
  }

  /** Every row kept so far, by file and line. */
  List<Candidate> rows() {
    List<Candidate> rows = new ArrayList<>();
    ledgers().forEach(l -> rows.addAll(l.rows()));
    return rows;
  }
}
