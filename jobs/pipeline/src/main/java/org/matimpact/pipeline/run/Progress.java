package org.matimpact.pipeline.run;

import java.io.PrintStream;
import java.util.Locale;

/**
 * What the person who waits is told, on standard error: results alone go to standard output. A log
 * gets plain lines; on a terminal a line that is only of the moment is written over by the next.
 */
public final class Progress {

  private static final String START_OF_LINE = "\r\033[2K";

  private final PrintStream out;
  private final Kind kind;
  private final long began = System.nanoTime();
  private boolean momentary;

  /** What the lines go to. */
  public enum Kind {
    LOG,
    TERMINAL
  }

  /** Progress into a stream that may be a terminal. */
  public Progress(PrintStream out, Kind kind) {
    this.out = out;
    this.kind = kind;
  }

  /** Progress into a log. */
  public Progress(PrintStream out) {
    this(out, Kind.LOG);
  }

  /** One line, with the seconds since the run began. */
  public synchronized void say(String stage, String message) {
    out.println(overMoment() + line(stage, message));
    momentary = false;
  }

  /** How far a stage is; the next line takes its place where there is a terminal. */
  synchronized void sayForNow(String stage, String message) {
    if (kind == Kind.LOG) {
      say(stage, message);
      return;
    }
    out.print(overMoment() + line(stage, message));
    out.flush();
    momentary = true;
  }

  /** Removes a line that was only of the moment. */
  synchronized void clear() {
    out.print(overMoment());
    out.flush();
    momentary = false;
  }

  Kind kind() {
    return kind;
  }

  private String overMoment() {
    return momentary ? START_OF_LINE : "";
  }

  private String line(String stage, String message) {
    double seconds = (System.nanoTime() - began) / 1e9;
    return String.format(Locale.ROOT, "%7.1f s  %-9s %s", seconds, stage, message);
  }
}
