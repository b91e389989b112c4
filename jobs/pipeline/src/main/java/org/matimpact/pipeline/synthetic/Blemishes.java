package org.matimpact.pipeline.synthetic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Plants faults in a file, each once and some rows apart: real files have them, and a reader must
 * reject the row and go on. A file gets only as many as stay under 1 % of its rows.
 */
final class Blemishes {
  private static final int APART = 17;
  private static final int EARLIEST = 20;

  private final Deque<Fault> pending;
  private int nextRow;
  private int row;

  private Blemishes(List<Fault> faults, int firstRow) {
    this.pending = new ArrayDeque<>(faults);
    this.nextRow = firstRow;
  }

  /** No faults. */
  static Blemishes none() {
    return new Blemishes(List.of(), 0);
  }

  /** As many of these faults as a file of so many rows may have; none in a clean England. */
  static Blemishes of(England england, String file, int rows, Fault... faults) {
    if (!england.settings().blemished()) {
      return none();
    }
    int allowed = Math.min(faults.length, Math.max(0, rows - 1) / 100);
    int first = EARLIEST + england.draws().below(30, Purpose.BLEMISH, file.hashCode(), 0);
    return new Blemishes(List.of(faults).subList(0, allowed), first);
  }

  /** The rows to write for the next one: the row itself, or what a fault makes of it. */
  List<Row> apply(Row next) {
    if (pending.isEmpty() || row++ < nextRow) {
      return List.of(next);
    }
    List<Row> spoilt = pending.element().spoil(next);
    if (spoilt.isEmpty()) {
      return List.of(next);
    }
    pending.remove();
    nextRow = row + APART;
    return spoilt;
  }
}
