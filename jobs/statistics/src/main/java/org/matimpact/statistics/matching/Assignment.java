package org.matimpact.statistics.matching;

import java.util.Arrays;

/**
 * Assigns rows to columns at least total cost by shortest augmenting paths with potentials (Jonker
 * &amp; Volgenant 1987, Computing 38, 325-340); a row may stay alone at a cost of its own. Costs
 * are whole numbers, so the optimum is exact.
 */
final class Assignment {

  /** Stays alone. */
  static final int ALONE = -1;

  private static final long UNREACHED = Long.MAX_VALUE;

  /** What a row may be assigned to. */
  interface Edges {
    /** The first place in the row's list. */
    int first(int row);

    /** One past the last place. */
    int end(int row);

    /** A place from which costs rise to both sides, as far as {@link #bound} tells. */
    int middle(int row);

    /** A number that neither the cost at a place nor any farther from the middle is below. */
    long bound(int row, int place);

    /** The column at a place. */
    int column(int row, int place);

    /** The cost at a place, at least 0, or {@link CandidatePairs#FORBIDDEN}. */
    long cost(int row, int place);
  }

  private final Edges edges;
  private final long[] alone;
  private final long[] rowPotential;
  private final long[] columnPotential;
  private final int[] columnOfRow;
  private final int[] rowOfColumn;

  // One search.
  private final long[] distance;
  private final int[] reachedFrom;
  private final boolean[] settled;
  private final ColumnHeap heap;
  private final int[] touched;
  private int touchedCount;

  /** The nearest end found so far: what is farther is of no use. */
  private long limit;

  private Assignment(Edges edges, int columns, long[] alone) {
    this.edges = edges;
    this.alone = alone;
    rowPotential = new long[alone.length];
    columnPotential = new long[columns];
    columnOfRow = new int[alone.length];
    Arrays.fill(columnOfRow, ALONE);
    rowOfColumn = new int[columns];
    Arrays.fill(rowOfColumn, ALONE);
    distance = new long[columns];
    Arrays.fill(distance, UNREACHED);
    reachedFrom = new int[columns];
    settled = new boolean[columns];
    heap = new ColumnHeap(distance);
    touched = new int[columns];
  }

  /**
   * Returns the column of each row, or {@link #ALONE}.
   *
   * @param alone the cost of leaving each row alone, at least 0
   */
  static int[] solve(Edges edges, int columns, long[] alone) {
    Assignment assignment = new Assignment(edges, columns, alone);
    for (int row = 0; row < alone.length; row++) {
      assignment.add(row);
    }
    return assignment.columnOfRow;
  }

  private void add(int start) {
    heap.clear();
    touchedCount = 0;
    int lonely = start;
    long lonelyDistance = alone[start] - rowPotential[start];
    limit = lonelyDistance;
    scan(start, 0);
    int end = ALONE;
    while (!heap.isEmpty()) {
      int column = heap.remove();
      if (distance[column] > lonelyDistance) {
        break;
      }
      settled[column] = true;
      int row = rowOfColumn[column];
      if (row == ALONE) {
        end = column;
        break;
      }
      long stay = distance[column] + alone[row] - rowPotential[row];
      if (stay < lonelyDistance) {
        lonelyDistance = stay;
        lonely = row;
        limit = StrictMath.min(limit, stay);
      }
      scan(row, distance[column]);
    }
    long length = end == ALONE ? lonelyDistance : distance[end];
    updatePotentials(start, length);
    if (end == ALONE) {
      end = release(lonely, start);
    }
    augment(start, end);
    clean();
  }

  /** Reaches out from a row, to both sides of where its cheapest columns are. */
  private void scan(int row, long base) {
    int middle = edges.middle(row);
    int end = edges.end(row);
    for (int place = middle; place < end && mayMatter(row, place, base); place++) {
      reach(row, place, base);
    }
    int first = edges.first(row);
    for (int place = middle - 1; place >= first && mayMatter(row, place, base); place--) {
      reach(row, place, base);
    }
  }

  /** Potentials of columns are never above 0, so a column is never nearer than by its cost. */
  private boolean mayMatter(int row, int place, long base) {
    return base + edges.bound(row, place) - rowPotential[row] <= limit;
  }

  private void reach(int row, int place, long base) {
    int column = edges.column(row, place);
    if (settled[column]) {
      return;
    }
    long cost = edges.cost(row, place);
    long reached = base + cost - rowPotential[row] - columnPotential[column];
    if (cost == CandidatePairs.FORBIDDEN || reached > limit || reached >= distance[column]) {
      return;
    }
    if (distance[column] == UNREACHED) {
      touched[touchedCount++] = column;
    }
    distance[column] = reached;
    reachedFrom[column] = row;
    heap.addOrRaise(column);
    if (rowOfColumn[column] == ALONE) {
      limit = reached;
    }
  }

  private void updatePotentials(int start, long length) {
    rowPotential[start] += length;
    for (int i = 0; i < touchedCount; i++) {
      int column = touched[i];
      if (settled[column] && distance[column] < length) {
        long left = length - distance[column];
        columnPotential[column] -= left;
        rowPotential[rowOfColumn[column]] += left;
      }
    }
  }

  /** A row goes alone and gives its column; ALONE if it is the new row itself. */
  private int release(int lonely, int start) {
    if (lonely == start) {
      return ALONE;
    }
    int column = columnOfRow[lonely];
    columnOfRow[lonely] = ALONE;
    return column;
  }

  private void augment(int start, int end) {
    int column = end;
    while (column != ALONE) {
      int row = reachedFrom[column];
      int next = columnOfRow[row];
      columnOfRow[row] = column;
      rowOfColumn[column] = row;
      column = row == start ? ALONE : next;
    }
  }

  private void clean() {
    for (int i = 0; i < touchedCount; i++) {
      distance[touched[i]] = UNREACHED;
      settled[touched[i]] = false;
    }
  }
}
