package org.matimpact.pipeline.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** RFC 4180 with LF; no value is empty, an empty text is {@code ""}, a number is as Java has it. */
public final class Csv {

  private static final Pattern QUOTED = Pattern.compile("^$|[\",\r\n]");

  private final Appendable out;

  /** Writes to that, as it goes. */
  public Csv(Appendable out) {
    this.out = out;
  }

  /** Writes a line of texts, an empty one as no value. */
  public Csv texts(List<String> texts) {
    return line(texts.stream().map(text -> Optional.of(text).filter(t -> !t.isEmpty())).toList());
  }

  /** Writes a line of values. */
  public Csv line(List<? extends Optional<?>> values) {
    try {
      String separator = "";
      for (Optional<?> value : values) {
        out.append(separator).append(value.map(held -> quoted(held.toString())).orElse(""));
        separator = ",";
      }
      out.append('\n');
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the rows", e);
    }
  }

  private static String quoted(String text) {
    return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
