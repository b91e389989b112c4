package org.matimpact.pipeline.cli.show;

import picocli.CommandLine;

/** Runs the command in a JVM of its own. */
final class ShowMain {

  private ShowMain() {}

  public static void main(String[] arguments) {
    System.out.flush();
    if (new CommandLine(new ShowCommand()).execute(arguments) != 0) {
      throw new IllegalStateException("show failed");
    }
  }
}
