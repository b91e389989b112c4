package org.matimpact.pipeline.ingest;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.matimpact.pipeline.contract.Grid;

/** How many pupils have each value of a column; travels with the values that occur alone. */
final class Tally implements Serializable {

  private static final long serialVersionUID = 1L;

  private int lowest;
  private transient long[] counts;

  Tally(Grid grid) {
    this(Math.toIntExact(grid.lowest()), Math.toIntExact(grid.highest() - grid.lowest() + 1));
  }

  /** No pupils yet of the same column. */
  static Tally like(Tally other) {
    return new Tally(other.lowest, other.counts.length);
  }

  private Tally(int lowest, int values) {
    this.lowest = lowest;
    counts = new long[values];
  }

  /** What is done with a value and its count. */
  interface Use {
    void of(int steps, long pupils);
  }

  void count(int steps) {
    counts[steps - lowest]++;
  }

  void add(Tally other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  /** Values that occur, ascending. */
  void each(Use use) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        use.of(lowest + i, counts[i]);
      }
    }
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    out.writeInt(counts.length);
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        out.writeInt(i);
        out.writeLong(counts[i]);
      }
    }
    out.writeInt(-1);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    counts = new long[in.readInt()];
    for (int i = in.readInt(); i >= 0; i = in.readInt()) {
      counts[i] = in.readLong();
    }
  }
}
