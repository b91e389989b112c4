package org.matimpact.pipeline.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which code made a number: the release, and a checksum of the classes, so that a change during
 * development is never taken for the same code.
 */
public final class CodeVersion {

  private static final String RELEASE = "0.1.0";

  private CodeVersion() {}

  /**
   * Release and checksum, such as 0.1.0+9f86d081e5b2.
   *
   * @param parts a class of every module whose code makes numbers
   */
  public static String of(List<Class<?>> parts) {
    Digest digest = new Digest();
    for (Class<?> part : parts) {
      add(digest, location(part));
    }
    return RELEASE + "+" + digest.hex().substring(0, 12);
  }

  private static Path location(Class<?> part) {
    try {
      return Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path holds a location that is not a path", e);
    }
  }

  private static void add(Digest digest, Path location) {
    try (Stream<Path> walk = Files.walk(location)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        digest.add(location.relativize(file).toString()).add(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
