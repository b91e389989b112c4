package org.matimpact.statistics.matching;

import java.util.Arrays;

/** A binary heap of treated units, each with the comparison unit it would take; nearest first. */
final class TreatedQueue {

  private Entry[] heap;
  private int size;

  TreatedQueue(int capacity) {
    heap = new Entry[capacity];
  }

  /**
   * A treated unit that waits.
   *
   * @param row its row
   * @param level of preference of its candidate
   * @param distance to its candidate
   * @param turn among those as near, smallest first
   * @param candidate the comparison unit it would take
   * @param previous the candidate it had before, or -1
   */
  record Entry(int row, int level, double distance, int turn, int candidate, int previous) {
    boolean isBefore(Entry other) {
      if (level != other.level) {
        return level < other.level;
      }
      return distance != other.distance ? distance < other.distance : turn < other.turn;
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  Entry first() {
    return heap[0];
  }

  void add(Entry entry) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size + 1);
    }
    int at = size++;
    while (at > 0 && entry.isBefore(heap[(at - 1) / 2])) {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heap[at] = entry;
  }

  void removeFirst() {
    size--;
    Entry last = heap[size];
    heap[size] = null;
    if (size > 0) {
      sink(last);
    }
  }

  /** Puts another entry in the place of the first. */
  void replaceFirst(Entry entry) {
    sink(entry);
  }

  private void sink(Entry entry) {
    int at = 0;
    int child = 1;
    while (child < size) {
      if (child + 1 < size && heap[child + 1].isBefore(heap[child])) {
        child++;
      }
      if (!heap[child].isBefore(entry)) {
        break;
      }
      heap[at] = heap[child];
      at = child;
      child = 2 * at + 1;
    }
    heap[at] = entry;
  }
}
