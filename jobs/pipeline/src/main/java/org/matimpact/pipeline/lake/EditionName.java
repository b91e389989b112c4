package org.matimpact.pipeline.lake;

import java.util.regex.Pattern;

/** Names of editions: safe in a path, in SQL and on a command line. */
final class EditionName {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}");

  private EditionName() {}

  static void require(String name) {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          ("Edition name '%s' cannot be used: it becomes a folder. Use a letter or digit, then at most"
                  + " 39 letters, digits, '.', '_' or '-', such as 2019-open")
              .formatted(name));
    }
  }
}
