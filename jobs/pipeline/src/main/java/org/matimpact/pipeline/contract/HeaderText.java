package org.matimpact.pipeline.contract;

import java.util.Locale;

/** Compares headers and labels as a reader would: what cannot be seen does not count. */
final class HeaderText {

  private HeaderText() {}

  /**
   * The text without byte order mark and zero-width characters, in lower case, runs of blanks
   * (no-break ones too) as one space, none at the ends.
   */
  static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isInvisible(c)) {
        continue;
      }
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        gap = true;
        continue;
      }
      if (gap && out.length() > 0) {
        out.append(' ');
      }
      gap = false;
      out.append(c);
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isInvisible(char c) {
    return c == '\uFEFF' || c == '\u2060' || c == '\u00AD' || (c >= '\u200B' && c <= '\u200F');
  }
}
