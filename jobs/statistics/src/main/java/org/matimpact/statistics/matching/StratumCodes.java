package org.matimpact.statistics.matching;

import java.util.HashMap;
import java.util.Map;

/** Strata by number, in the order of their first rows. */
final class StratumCodes {

  private StratumCodes() {}

  static int[] of(String[] stratum) {
    Map<String, Integer> codes = new HashMap<>();
    int[] code = new int[stratum.length];
    for (int row = 0; row < code.length; row++) {
      code[row] =
          row > 0 && stratum[row].equals(stratum[row - 1])
              ? code[row - 1]
              : codes.computeIfAbsent(stratum[row], name -> codes.size());
    }
    return code;
  }

  /** The rows of each stratum, ascending. */
  static int[][] rows(String[] stratum) {
    int[] code = of(stratum);
    int[] size = new int[code.length];
    int strata = 0;
    for (int c : code) {
      size[c]++;
      strata = StrictMath.max(strata, c + 1);
    }
    int[][] rows = new int[strata][];
    for (int c = 0; c < strata; c++) {
      rows[c] = new int[size[c]];
      size[c] = 0;
    }
    for (int row = 0; row < code.length; row++) {
      rows[code[row]][size[code[row]]++] = row;
    }
    return rows;
  }
}
