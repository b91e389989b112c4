package org.matimpact.statistics.matching;

import java.util.Arrays;

/** A binary heap of columns by distance, then number, in which a column can be raised. */
final class ColumnHeap {

  private static final int ABSENT = -1;

  private final long[] distance;
  private final int[] heap;
  private final int[] placeOf;
  private int size;

  /**
   * Starts empty.
   *
   * @param distance of each column, altered from outside before a column is added or raised
   */
  ColumnHeap(long[] distance) {
    this.distance = distance;
    heap = new int[distance.length];
    placeOf = new int[distance.length];
    Arrays.fill(placeOf, ABSENT);
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    for (int at = 0; at < size; at++) {
      placeOf[heap[at]] = ABSENT;
    }
    size = 0;
  }

  void addOrRaise(int column) {
    int at = placeOf[column] == ABSENT ? size++ : placeOf[column];
    while (at > 0 && isBefore(column, heap[(at - 1) / 2])) {
      put(at, heap[(at - 1) / 2]);
      at = (at - 1) / 2;
    }
    put(at, column);
  }

  int remove() {
    int first = heap[0];
    placeOf[first] = ABSENT;
    int last = heap[--size];
    if (size > 0) {
      int at = 0;
      int child = 1;
      while (child < size) {
        if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
          child++;
        }
        if (!isBefore(heap[child], last)) {
          break;
        }
        put(at, heap[child]);
        at = child;
        child = 2 * at + 1;
      }
      put(at, last);
    }
    return first;
  }

  private void put(int at, int column) {
    heap[at] = column;
    placeOf[column] = at;
  }

  private boolean isBefore(int a, int b) {
    return distance[a] != distance[b] ? distance[a] < distance[b] : a < b;
  }
}
