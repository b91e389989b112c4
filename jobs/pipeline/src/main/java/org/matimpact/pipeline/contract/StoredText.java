package org.matimpact.pipeline.contract;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * The text of a file, unzipped when it begins like a gzip file, with a checksum of what is stored.
 */
final class StoredText implements AutoCloseable {

  private static final int BUFFER = 1 << 16;
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private final Path file;
  private final MessageDigest digest;
  private final InputStream stored;
  private final InputStream text;
  private final FileLayout.Format format;

  StoredText(Path file) throws IOException {
    this.file = file;
    this.digest = sha256();
    this.stored =
        new BufferedInputStream(new DigestInputStream(Files.newInputStream(file), digest), BUFFER);
    this.text = unzipped(stored);
    this.format = text instanceof GZIPInputStream ? FileLayout.Format.GZIP : FileLayout.Format.TEXT;
  }

  FileLayout.Format format() {
    return format;
  }

  /** Size and checksum of a file, whatever is in it. */
  static StoredFile checksum(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      byte[] buffer = new byte[BUFFER];
      while (in.read(buffer) >= 0) {
        // The digest takes what passes.
      }
    }
    return new StoredFile(Files.size(file), HexFormat.of().formatHex(digest.digest()));
  }

  InputStream text() {
    return text;
  }

  /** Reads whatever is left, so that the checksum covers the whole file. */
  StoredFile readToEnd() throws IOException {
    text.transferTo(OutputStream.nullOutputStream());
    stored.transferTo(OutputStream.nullOutputStream());
    return new StoredFile(Files.size(file), HexFormat.of().formatHex(digest.digest()));
  }

  /** The file without a checksum. */
  StoredFile readInPart() throws IOException {
    return new StoredFile(Files.size(file), "");
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private static InputStream unzipped(InputStream stored) throws IOException {
    try {
      return isGzip(stored) ? new GZIPInputStream(stored, BUFFER) : stored;
    } catch (IOException e) {
      stored.close();
      throw e;
    }
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
    in.reset();
    return gzip;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
