package org.matimpact.pipeline.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Lists the JSON files of a directory, on disk or on the class path (unpacked or in a jar). */
final class ResourceDirectory {

  private ResourceDirectory() {}

  /**
   * Texts by file name, of every place on the class path that has the directory.
   *
   * @param directory name without slash at either end
   */
  static Map<String, String> onClassPath(String directory) {
    return onClassPath(ResourceDirectory.class.getClassLoader(), directory);
  }

  static Map<String, String> onClassPath(ClassLoader loader, String directory) {
    Map<String, String> texts = new TreeMap<>();
    try {
      for (URL url : Collections.list(loader.getResources(directory))) {
        texts.putAll(at(url.toURI(), directory));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + directory + " on the class path", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot list " + directory + " on the class path", e);
    }
    return texts;
  }

  /** Texts by file name, in the order of the names. */
  static Map<String, String> onDisk(Path directory) {
    try (Stream<Path> paths = Files.list(directory)) {
      List<Path> files =
          paths.filter(p -> String.valueOf(p.getFileName()).endsWith(".json")).sorted().toList();
      Map<String, String> texts = new TreeMap<>();
      for (Path file : files) {
        texts.put(
            String.valueOf(file.getFileName()), Files.readString(file, StandardCharsets.UTF_8));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the contracts in " + directory, e);
    }
  }

  private static Map<String, String> at(URI uri, String directory) throws IOException {
    if (!"jar".equals(uri.getScheme())) {
      return onDisk(Path.of(uri));
    }
    Path jar = Path.of(URI.create(uri.getSchemeSpecificPart().replaceFirst("!/.*$", "")));
    // A file system of this call alone: one that is found by its URI is closed by whoever is first.
    try (FileSystem inside = FileSystems.newFileSystem(jar)) {
      return onDisk(inside.getPath(directory));
    }
  }
}
