package org.matimpact.pipeline.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * A command that was run as the launcher runs it, in this JVM.
 *
 * @param exit its exit code
 * @param out what it wrote to standard output
 * @param problems what it told of its problems
 */
record Command(int exit, String out, String problems) {

  static Command run(String... arguments) {
    StringWriter problems = new StringWriter();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      CommandLine line = Main.commandLine().setErr(new PrintWriter(problems, true));
      int exit = line.execute(arguments);
      return new Command(exit, out.toString(StandardCharsets.UTF_8), problems.toString());
    } finally {
      System.setOut(before);
    }
  }
}
