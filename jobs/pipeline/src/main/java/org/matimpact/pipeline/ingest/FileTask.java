package org.matimpact.pipeline.ingest;

import java.io.Serializable;
import java.util.Optional;
import org.matimpact.pipeline.contract.FileCounts;
import org.matimpact.pipeline.contract.PupilFile;
import org.matimpact.pipeline.contract.PupilKey;
import org.matimpact.pipeline.contract.RecordParser;

/**
 * How tasks read one file of pupils. The key travels in it, and no text of it shows the key.
 *
 * @param number place of the file among those read
 * @param parts gets what became of each part
 */
record FileTask(
    int number,
    PupilFile file,
    ParsedRows.Plan plan,
    Optionally<PupilKey> key,
    Keyed<FilePart, PartCounts> parts)
    implements Serializable {

  /** An Optional that can travel. */
  record Optionally<T extends Serializable>(T orNull) implements Serializable {

    Optional<T> get() {
      return Optional.ofNullable(orNull);
    }
  }

  RecordParser parser() {
    return file.parser(key.get());
  }

  ParsedRows rows(FilePart part, RecordParser parser) {
    return new ParsedRows(plan, part, parser, file.counts());
  }

  void report(FilePart part, long lines, FileCounts counts) {
    parts.add(new Keyed.Part<>(part, new PartCounts(lines, counts)));
  }

  /** What went wrong in the code, without what a message of it might show. */
  static IllegalStateException withoutText(String file, long line, RuntimeException e) {
    IllegalStateException plain =
        new IllegalStateException(
            "%s of row at line %d: %s".formatted(file, line, e.getClass().getName()));
    plain.setStackTrace(e.getStackTrace());
    return plain;
  }
}
