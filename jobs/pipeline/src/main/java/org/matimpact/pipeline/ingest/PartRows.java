package org.matimpact.pipeline.ingest;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Rows of the frame made one by one from the rows of a part of a file; none is kept. */
final class PartRows implements Iterator<Row> {

  /** Where the rows come from. */
  interface Source {

    /** Whether there is another row to try. */
    boolean hasNext();

    /** What it becomes. */
    Optional<Row> next();

    /** What is done once there is no further row. */
    void atEnd();
  }

  private final Source source;
  private Optional<Row> ready = Optional.empty();
  private boolean ended;

  PartRows(Source source) {
    this.source = source;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && source.hasNext()) {
      ready = source.next();
    }
    if (ready.isEmpty() && !ended) {
      ended = true;
      source.atEnd();
    }
    return ready.isPresent();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row row = ready.orElseThrow();
    ready = Optional.empty();
    return row;
  }
}
