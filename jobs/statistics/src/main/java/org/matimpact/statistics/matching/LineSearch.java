package org.matimpact.statistics.matching;

/**
 * Finds the nearest free comparison unit on the line, inside the caliper, that a treated unit does
 * not hold yet.
 */
final class LineSearch extends CandidateSearch {

  private static final int NONE = -1;

  private final UnitOrder order;
  private final ScoreLine line;
  private final FreeComparisons free;
  private final MatchedSets sets;
  private final double caliper;

  // The best of the side being scanned.
  private int sideComparison;
  private int sideNode;
  private double sideDistance;
  private boolean sideTied;

  /**
   * Searches a whole problem.
   *
   * @param caliper as distances are compared
   */
  LineSearch(
      UnitOrder order, ScoreLine line, FreeComparisons free, MatchedSets sets, double caliper) {
    this.order = order;
    this.line = line;
    this.free = free;
    this.sets = sets;
    this.caliper = caliper;
  }

  ScoreLine line() {
    return line;
  }

  FreeComparisons free() {
    return free;
  }

  double caliper() {
    return caliper;
  }

  @Override
  boolean find(int treated) {
    int own = line.nodeOf(treated);
    scan(treated, own, -1);
    int lowComparison = sideComparison;
    int lowNode = sideNode;
    double lowDistance = sideDistance;
    boolean lowTied = sideTied;
    scan(treated, own + 1, 1);
    boolean bothSides = lowComparison != NONE && lowDistance == sideDistance;
    boolean low =
        bothSides ? prefersLow(treated, lowComparison, lowNode) : lowDistance < sideDistance;
    comparison = low ? lowComparison : sideComparison;
    distance = low ? lowDistance : sideDistance;
    tied = bothSides || (low ? lowTied : sideTied);
    return comparison != NONE && distance <= caliper;
  }

  @Override
  void use(int treatedRow, int comparisonRow) {
    free.use(comparisonRow);
  }

  /** Walks outwards over the nodes with a free unit until they are farther than one found. */
  private void scan(int treated, int start, int direction) {
    int own = line.nodeOf(treated);
    sideComparison = NONE;
    sideDistance = Double.POSITIVE_INFINITY;
    sideTied = false;
    int node = next(start, direction);
    double away = line.distance(own, node);
    while (away <= sideDistance && away <= caliper) {
      visit(treated, node, away);
      node = next(node + direction, direction);
      away = line.distance(own, node);
    }
  }

  private int next(int node, int direction) {
    return direction < 0 ? free.atOrBelow(node) : free.atOrAbove(node);
  }

  /** The first unit of a node that the treated unit does not hold, and whether there is another. */
  private void visit(int treated, int node, double away) {
    int end = line.start(node + 1);
    int seen = 0;
    for (int place = free.first(node); place < end && seen < 2; place++) {
      int candidate = line.comparison(place);
      if (!sets.holds(treated, candidate)) {
        if (seen == 0) {
          join(candidate, node, away);
        } else {
          sideTied = true;
        }
        seen++;
      }
    }
  }

  /** Joins a node to a nearer one, or one as near but for rounding. */
  private void join(int candidate, int node, double away) {
    if (sideComparison == NONE) {
      sideComparison = candidate;
      sideNode = node;
      sideDistance = away;
      return;
    }
    sideTied = true;
    if (order.ties() == Ties.HASH
        && order.priority()[candidate] < order.priority()[sideComparison]) {
      sideComparison = candidate;
      sideNode = node;
    }
  }

  private boolean prefersLow(int treated, int lowComparison, int lowNode) {
    return switch (order.ties()) {
      case HASH -> order.priority()[lowComparison] < order.priority()[sideComparison];
      case ROW_ORDER -> stepsBelow(treated, lowNode) <= stepsAbove(treated, sideNode);
    };
  }

  /** MatchIt resumes its walk at the outermost unit a treated unit holds, and counts from there. */
  private int stepsBelow(int treated, int node) {
    int start = line.nodeOf(treated);
    for (int held : sets.resumeFrom(treated, previous)) {
      start = StrictMath.min(start, line.nodeOf(held));
    }
    return start - node;
  }

  private int stepsAbove(int treated, int node) {
    int start = line.nodeOf(treated);
    for (int held : sets.resumeFrom(treated, previous)) {
      start = StrictMath.max(start, line.nodeOf(held));
    }
    return node - start;
  }
}
