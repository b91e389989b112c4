package org.matimpact.statistics.matching;

import java.util.Arrays;

/** A network with whole-number costs; an edge and its reverse have neighbouring numbers. */
final class FlowNetwork {

  private static final long UNREACHED = Long.MAX_VALUE;
  private static final int NONE = -1;

  private final int nodes;
  private final int[] target;
  private final int[] left;
  private final long[] cost;
  private final int[] next;
  private final int[] firstEdge;
  private int edges;

  private final long[] potential;
  private final long[] distance;
  private final int[] arrivedBy;
  private final boolean[] settled;

  FlowNetwork(int nodes, int capacity) {
    this.nodes = nodes;
    target = new int[2 * capacity];
    left = new int[2 * capacity];
    cost = new long[2 * capacity];
    next = new int[2 * capacity];
    firstEdge = new int[nodes];
    Arrays.fill(firstEdge, NONE);
    potential = new long[nodes];
    distance = new long[nodes];
    arrivedBy = new int[nodes];
    settled = new boolean[nodes];
  }

  void add(int from, int to, int room, long itsCost) {
    put(from, to, room, itsCost);
    put(to, from, 0, -itsCost);
  }

  private void put(int from, int to, int room, long itsCost) {
    target[edges] = to;
    left[edges] = room;
    cost[edges] = itsCost;
    next[edges] = firstEdge[from];
    firstEdge[from] = edges++;
  }

  /** Twice the number of edges added. */
  int edges() {
    return edges;
  }

  boolean isUsed(int edge) {
    return left[edge ^ 1] > 0;
  }

  int target(int edge) {
    return target[edge];
  }

  /** Sends flow along the shortest path as long as its cost is below zero. */
  void sendWhileItEarns(int source, int sink) {
    startPotentials(source);
    while (reach(source, sink)) {
      long length = distance[sink] + potential[sink] - potential[source];
      for (int node = 0; node < nodes; node++) {
        potential[node] += StrictMath.min(distance[node], distance[sink]);
      }
      if (length >= 0) {
        return;
      }
      for (int node = sink; node != source; node = target[arrivedBy[node] ^ 1]) {
        left[arrivedBy[node]]--;
        left[arrivedBy[node] ^ 1]++;
      }
    }
  }

  /** Shortest distances from the source under costs below zero (Bellman 1958). */
  private void startPotentials(int source) {
    Arrays.fill(potential, UNREACHED);
    potential[source] = 0;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int node = 0; node < nodes; node++) {
        for (int e = firstEdge[node]; e != NONE && potential[node] != UNREACHED; e = next[e]) {
          if (left[e] > 0 && potential[node] + cost[e] < potential[target[e]]) {
            potential[target[e]] = potential[node] + cost[e];
            changed = true;
          }
        }
      }
    }
    for (int node = 0; node < nodes; node++) {
      potential[node] = potential[node] == UNREACHED ? 0 : potential[node];
    }
  }

  /** Dijkstra's distances under reduced costs, until the sink is settled. */
  private boolean reach(int source, int sink) {
    Arrays.fill(distance, UNREACHED);
    Arrays.fill(settled, false);
    ColumnHeap heap = new ColumnHeap(distance);
    distance[source] = 0;
    heap.addOrRaise(source);
    while (!heap.isEmpty()) {
      int node = heap.remove();
      settled[node] = true;
      if (node == sink) {
        return true;
      }
      for (int e = firstEdge[node]; e != NONE; e = next[e]) {
        int to = target[e];
        if (left[e] > 0 && !settled[to]) {
          long reached = distance[node] + cost[e] + potential[node] - potential[to];
          if (reached < distance[to]) {
            distance[to] = reached;
            arrivedBy[to] = e;
            heap.addOrRaise(to);
          }
        }
      }
    }
    return false;
  }
}
