package org.matimpact.pipeline.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of an edition: small enough to be held whole, as results are. */
public final class EditionFile {

  private final String path;
  private final byte[] bytes;

  /**
   * A file.
   *
   * @param path where it lies in the folder of the edition, with {@code /} between names
   */
  public EditionFile(String path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes.clone();
  }

  /** A text file in UTF-8. */
  public static EditionFile text(String path, String text) {
    return new EditionFile(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Where it lies in the folder of the edition. */
  public String path() {
    return path;
  }

  /** What is in it. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Its length in bytes. */
  public int size() {
    return bytes.length;
  }

  /** SHA-256 of what is in it, in hexadecimal digits. */
  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
