package org.matimpact.pipeline.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The study of {@link TinyEngland}, run once for all tests of a fork, in one slice. Tests read it;
 * one that wants to write takes a copy.
 */
public final class TinyStudy {

  /** Name of the edition. */
  public static final String EDITION = "tiny";

  private static final TinyStudy ONCE = new TinyStudy(folder());

  private final Path folder;
  private final StudyRun run;
  private final Map<String, List<Map<String, Object>>> tables = new ConcurrentHashMap<>();

  private TinyStudy(Path folder) {
    this.folder = folder;
    this.run = StudyRun.tiny(TinyEngland.draw().write(folder), lake()).onSlices(1);
    run.run();
  }

  /** The study, run at the first call. */
  public static TinyStudy complete() {
    return ONCE;
  }

  /** Folder of the source files. */
  public Path data() {
    return folder;
  }

  /** The lake; not to be written to. */
  public Path lake() {
    return folder.resolve("lake");
  }

  /** Rows of a table. */
  public List<Map<String, Object>> rows(String table) {
    return tables.computeIfAbsent(table, name -> run.rows(name, EDITION));
  }

  /** A copy of the lake that a test may write to. */
  public Path lakeCopiedTo(Path target) {
    try (Stream<Path> files = Files.walk(lake())) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(lake().relativize(file).toString()));
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("tiny-england");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
