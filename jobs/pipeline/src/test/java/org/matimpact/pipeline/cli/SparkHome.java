package org.matimpact.pipeline.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Spark installation made of the jars on the class path of the test, with a standalone master and
 * a worker on this computer. It holds what a cluster has, so nothing that the shaded jar carries.
 */
final class SparkHome implements AutoCloseable {

  private static final Pattern NOT_OF_SPARK =
      Pattern.compile(
          "/(org/matimpact|io/delta|io/unitycatalog|com/typesafe/config|info/picocli|org/ejml"
              + "|org/hipparchus|org/junit|org/assertj|com/tngtech|org/apache/maven|target)/");
  private static final Pattern NUL = Pattern.compile("\0");
  private static final String HOST = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path home;
  private final List<Process> daemons = new ArrayList<>();
  private final String master;

  /** Makes the installation in an empty folder and starts its daemons. */
  SparkHome(Path home) throws IOException, InterruptedException {
    this.home = home;
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry).toAbsolutePath();
      if (entry.endsWith(".jar") && !NOT_OF_SPARK.matcher(jar.toString()).find()) {
        Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
      }
    }
    Files.writeString(home.resolve("RELEASE"), "Spark from Maven artifacts\n");
    Files.createDirectories(home.resolve("conf"));
    Files.writeString(
        home.resolve("conf/log4j2.properties"),
        """
        rootLogger.level = warn
        rootLogger.appenderRef.stderr.ref = console
        appender.console.type = Console
        appender.console.name = console
        appender.console.target = SYSTEM_ERR
        appender.console.layout.type = PatternLayout
        appender.console.layout.pattern = %p %c{1}: %m%n
        """);
    int port = freePort();
    master = "spark://" + HOST + ":" + port;
    daemon("Master", "--port", Integer.toString(port));
    await(port);
    daemon("Worker", "--cores", "2", "--memory", "1g", master);
  }

  /** URL of the master. */
  String master() {
    return master;
  }

  /** What everything that ran has written: daemons, driver and executors. */
  String log() throws IOException {
    StringBuilder log = new StringBuilder();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(SparkHome::isLog).sorted().toList()) {
        log.append(Files.readString(file));
      }
    }
    return log.toString();
  }

  private static boolean isLog(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".log") || name.equals("stderr") || name.equals("stdout");
  }

  /** Runs spark-submit to its end and returns its exit code. */
  int submit(String... arguments) throws IOException, InterruptedException {
    return start("deploy.SparkSubmit", arguments).waitFor();
  }

  private void daemon(String name, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--host", HOST, "--webui-port", "0"));
    all.addAll(List.of(arguments));
    daemons.add(start("deploy." + name.toLowerCase(Locale.ROOT) + "." + name, all));
  }

  private Process start(String main, String... arguments) throws IOException {
    return start(main, List.of(arguments));
  }

  /** What bin/spark-class does: Spark's launcher prints the command, separated by NUL. */
  private Process start(String main, List<String> arguments) throws IOException {
    List<String> launcher =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                home.resolve("jars") + "/*",
                "org.apache.spark.launcher.Main",
                "org.apache.spark." + main));
    launcher.addAll(arguments);
    Process printing = process(launcher).start();
    String printed = new String(printing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> command = NUL.splitAsStream(printed.substring(printed.indexOf('\n') + 1)).toList();
    Path log = home.resolve(main.substring(main.lastIndexOf('.') + 1) + ".log");
    return process(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private ProcessBuilder process(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_"));
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", HOST);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await(int port) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        if (Instant.now().isAfter(end) || !daemons.get(0).isAlive()) {
          throw new UncheckedIOException(log(), e);
        }
        Thread.sleep(100);
      }
    }
  }

  @Override
  public void close() {
    for (Process daemon : daemons) {
      daemon.descendants().forEach(ProcessHandle::destroy);
      daemon.destroy();
      daemon.onExit().join();
    }
  }
}
