package org.matimpact.statistics.matching;

import java.util.AbstractList;
import java.util.BitSet;
import java.util.RandomAccess;

/** Pairs by row of the treated unit, then rank; each is made when it is asked for. Immutable. */
final class PairList extends AbstractList<MatchedPair> implements RandomAccess {

  private final Distance distance;
  private final int[] treated;
  private final int[] comparison;
  private final BitSet tied;

  private PairList(Distance distance, int[] treated, int[] comparison, BitSet tied) {
    this.distance = distance;
    this.treated = treated;
    this.comparison = comparison;
    this.tied = tied;
  }

  @Override
  public MatchedPair get(int index) {
    int t = treated[index];
    int c = comparison[index];
    int rank = 1;
    while (rank <= index && treated[index - rank] == t) {
      rank++;
    }
    return new MatchedPair(t, c, distance.between(t, c), rank, tied.get(index));
  }

  @Override
  public int size() {
    return treated.length;
  }

  int treated(int index) {
    return treated[index];
  }

  int comparison(int index) {
    return comparison[index];
  }

  /** Collects a known number of pairs. */
  static final class Builder {
    private final Distance distance;
    private final int[] treated;
    private final int[] comparison;
    private final BitSet tied = new BitSet();
    private int count;

    Builder(Distance distance, int pairs) {
      this.distance = distance;
      treated = new int[pairs];
      comparison = new int[pairs];
    }

    void add(int treatedRow, int comparisonRow, boolean wasTied) {
      treated[count] = treatedRow;
      comparison[count] = comparisonRow;
      tied.set(count++, wasTied);
    }

    PairList build() {
      if (count != treated.length) {
        throw new IllegalStateException(count + " pairs of " + treated.length);
      }
      return new PairList(distance, treated, comparison, tied);
    }
  }
}
