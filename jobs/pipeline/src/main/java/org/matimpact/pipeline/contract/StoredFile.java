package org.matimpact.pipeline.contract;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file as it is stored, compressed or not.
 *
 * @param bytes size
 * @param sha256 SHA-256 in lower-case hexadecimal; empty when it was not read to its end
 */
public record StoredFile(long bytes, String sha256) {

  /** Reads a file for its checksum, a buffer at a time. */
  public static StoredFile of(Path file) throws IOException {
    return StoredText.checksum(file);
  }
}
