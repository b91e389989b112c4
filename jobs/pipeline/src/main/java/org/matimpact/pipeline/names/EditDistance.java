package org.matimpact.pipeline.names;

/**
 * Levenshtein's edit distance (1966, Soviet Physics Doklady 10, 707-710): insertions, deletions and
 * replacements of one character that lead from one text to another.
 */
public final class EditDistance {

  private EditDistance() {}

  /** The least number of edits. */
  public static int between(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
