package org.matimpact.pipeline.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/** Makes the rows of the table from rows sorted by pupil, and counts what becomes of records. */
final class PupilMerge implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private final PupilColumns columns;
  private final Keyed<Integer, PupilCounts> parts;

  PupilMerge(PupilColumns columns, Keyed<Integer, PupilCounts> parts) {
    this.columns = columns;
    this.parts = parts;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> sorted) {
    return new Merged(sorted);
  }

  /** Holds the records of one pupil at a time. */
  private final class Merged implements Iterator<Row> {

    private static final int HIGH = 0;
    private static final int LOW = 1;
    private static final int PACKED = 2;

    private final Iterator<Row> sorted;
    private final OnePupil onePupil = new OnePupil(columns);
    private final ArrayDeque<Row> ready = new ArrayDeque<>();
    private Row next;
    private boolean ended;

    private Merged(Iterator<Row> sorted) {
      this.sorted = sorted;
      this.next = sorted.hasNext() ? sorted.next() : null;
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && next != null) {
        ready.addAll(nextPupils());
      }
      if (ready.isEmpty() && !ended) {
        ended = true;
        parts.add(new Keyed.Part<>(TaskContext.getPartitionId(), onePupil.counts()));
      }
      return !ready.isEmpty();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }

    /** Rows go by half of the pupil's name, which two pupils share once in a long time. */
    private List<Row> nextPupils() {
      long high = next.getLong(HIGH);
      Map<Long, List<PupilRecord>> byLow = new TreeMap<>();
      while (next != null && next.getLong(HIGH) == high) {
        byLow
            .computeIfAbsent(next.getLong(LOW), low -> new ArrayList<>(2))
            .add(PupilCodec.unpack(next.getAs(PACKED), PupilRecord.VALUES + columns.size()));
        next = sorted.hasNext() ? sorted.next() : null;
      }
      List<Row> rows = new ArrayList<>(1);
      byLow.forEach(
          (low, records) -> rows.addAll(onePupil.rows(new PupilName(high, low), records)));
      return rows;
    }
  }
}
