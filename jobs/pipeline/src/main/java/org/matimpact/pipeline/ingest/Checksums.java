package org.matimpact.pipeline.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.matimpact.pipeline.contract.StoredFile;

/**
 * Checksums of files, made a buffer at a time and once for a file that has not changed since: both
 * the fingerprint of the stage and the account of a file need it.
 */
final class Checksums {

  /** A file as it was when its checksum was made. */
  private record Version(Path file, long bytes, FileTime modified) {}

  private final Map<Version, StoredFile> known = new ConcurrentHashMap<>();

  StoredFile of(Path file) {
    try {
      Version version = new Version(file, Files.size(file), Files.getLastModifiedTime(file));
      StoredFile stored = known.get(version);
      if (stored == null) {
        stored = StoredFile.of(file);
        known.put(version, stored);
      }
      return stored;
    } catch (IOException e) {
      throw new UncheckedIOException("source file " + file + " cannot be read", e);
    }
  }
}
