package org.matimpact.statistics.bootstrap;

import java.util.Arrays;

/**
 * For each replicate the sums over clusters of v_c x_c and of v_c^2 a_c. Clusters are taken a few
 * at a time: the sums of a block for every choice of its multipliers are fewer than the replicates,
 * which then add one of them instead of a vector for each cluster ("four Russians": Arlazarov,
 * Dinic, Kronrod &amp; Faradzev 1970, Soviet Mathematics Doklady 11, 1209-1210). The order of
 * additions does not depend on which replicates are asked for.
 */
final class WildSums {

  /** Choices of the multipliers of a block: its table stays in a processor's cache. */
  private static final int MOST_CHOICES = 256;

  private final Multiplier multiplier;
  private final WildDraws draws;
  private final int width;
  private final int clustersOfBlock;

  /** A row for each choice of the multipliers of the block so far. */
  private final double[] table;

  /** The row of the table that each replicate has chosen so far. */
  private final int[] choice;

  /** A row for each replicate. */
  private final double[] sums;

  private WildSums(Multiplier multiplier, WildDraws draws, int width) {
    this.multiplier = multiplier;
    this.draws = draws;
    this.width = width;
    int clusters = 0;
    int choices = 1;
    while (choices * multiplier.size() <= MOST_CHOICES) {
      choices *= multiplier.size();
      clusters++;
    }
    clustersOfBlock = clusters;
    table = new double[choices * width];
    choice = new int[draws.replicates()];
    sums = new double[draws.replicates() * width];
  }

  /**
   * Sums.
   *
   * @param codes the code of each cluster
   * @param vectors x_c, and a_c as last number
   * @return for each replicate the sum of v_c x_c, and that of v_c^2 a_c as last number
   */
  static double[][] of(Multiplier multiplier, WildDraws draws, int[] codes, double[][] vectors) {
    int width = vectors[0].length;
    WildSums all = new WildSums(multiplier, draws, width);
    for (int from = 0; from < codes.length; from += all.clustersOfBlock) {
      all.addBlock(codes, vectors, from, Math.min(codes.length, from + all.clustersOfBlock));
    }
    double[][] sums = new double[draws.replicates()][];
    for (int replicate = 0; replicate < sums.length; replicate++) {
      sums[replicate] = Arrays.copyOfRange(all.sums, replicate * width, (replicate + 1) * width);
    }
    return sums;
  }

  private void addBlock(int[] codes, double[][] vectors, int from, int to) {
    Arrays.fill(table, 0, width, 0);
    Arrays.fill(choice, 0);
    int choices = 1;
    for (int c = from; c < to; c++) {
      choose(draws.of(codes[c]), choices);
      extendTable(vectors[c], choices);
      choices *= multiplier.size();
    }
    for (int replicate = 0; replicate < choice.length; replicate++) {
      add(choice[replicate] * width, replicate * width);
    }
  }

  private void choose(byte[] drawn, int choices) {
    int[] places = new int[WildDraws.SIXTHS];
    for (int sixth = 0; sixth < places.length; sixth++) {
      places[sixth] = choices * multiplier.index(sixth);
    }
    for (int replicate = 0; replicate < choice.length; replicate++) {
      choice[replicate] += places[drawn[replicate]];
    }
  }

  /** The rows so far, once for each value of one more multiplier; in their own place last. */
  private void extendTable(double[] vector, int choices) {
    for (int index = multiplier.size() - 1; index >= 0; index--) {
      double value = multiplier.value(index);
      for (int row = 0; row < choices; row++) {
        int source = row * width;
        int target = (index * choices + row) * width;
        for (int k = 0; k < width - 1; k++) {
          table[target + k] = table[source + k] + value * vector[k];
        }
        table[target + width - 1] = table[source + width - 1] + value * value * vector[width - 1];
      }
    }
  }

  private void add(int row, int replicate) {
    for (int k = 0; k < width; k++) {
      sums[replicate + k] += table[row + k];
    }
  }
}
