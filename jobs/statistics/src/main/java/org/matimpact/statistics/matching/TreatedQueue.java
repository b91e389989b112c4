package org.matimpact.statistics.matching;

/** A binary heap of treated units by level, distance, priority; smallest first. */
final class TreatedQueue {

  private final int[] priority;
  private final int[] row;
  private final int[] level;
  private final double[] distance;
  private int size;

  TreatedQueue(int capacity, int[] priority) {
    this.priority = priority;
    row = new int[capacity];
    level = new int[capacity];
    distance = new double[capacity];
  }

  boolean isEmpty() {
    return size == 0;
  }

  int firstRow() {
    return row[0];
  }

  int firstLevel() {
    return level[0];
  }

  double firstDistance() {
    return distance[0];
  }

  void add(int newRow, int newLevel, double newDistance) {
    int at = size++;
    set(at, newRow, newLevel, newDistance);
    while (at > 0 && before(at, (at - 1) / 2)) {
      swap(at, (at - 1) / 2);
      at = (at - 1) / 2;
    }
  }

  void removeFirst() {
    size--;
    set(0, row[size], level[size], distance[size]);
    sink();
  }

  /** Puts the first back under a later place. */
  void postponeFirst(int newLevel, double newDistance) {
    set(0, row[0], newLevel, newDistance);
    sink();
  }

  private void sink() {
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && before(child + 1, child)) {
        child++;
      }
      if (!before(child, at)) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  private void set(int at, int newRow, int newLevel, double newDistance) {
    row[at] = newRow;
    level[at] = newLevel;
    distance[at] = newDistance;
  }

  private boolean before(int a, int b) {
    if (level[a] != level[b]) {
      return level[a] < level[b];
    }
    if (distance[a] != distance[b]) {
      return distance[a] < distance[b];
    }
    return priority[row[a]] < priority[row[b]];
  }

  private void swap(int a, int b) {
    int spareRow = row[a];
    int spareLevel = level[a];
    double spareDistance = distance[a];
    set(a, row[b], level[b], distance[b]);
    set(b, spareRow, spareLevel, spareDistance);
  }
}
