package org.matimpact.pipeline.run;

import java.io.PrintStream;
import java.util.Locale;

/** Plain lines on standard error: results alone go to standard output. */
public final class Progress {

  private final PrintStream out;
  private final long began = System.nanoTime();

  public Progress(PrintStream out) {
    this.out = out;
  }

  /** One line, with the seconds since the run began. */
  public void say(String stage, String message) {
    double seconds = (System.nanoTime() - began) / 1e9;
    out.println(String.format(Locale.ROOT, "%7.1f s  %-9s %s", seconds, stage, message));
  }
}
