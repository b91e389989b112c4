package org.matimpact.pipeline.contract;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The key of the hash that stands for a pupil. It goes to executors and nowhere else: nothing here
 * gives it back, and its text says nothing about it.
 */
public final class PupilKey implements Serializable {

  /** A shorter key than the hash weakens it (RFC 2104, section 3). */
  public static final int SHORTEST = 32;

  private static final long serialVersionUID = 1L;
  private static final byte[] PURPOSE = "matimpact: which key".getBytes(StandardCharsets.US_ASCII);

  private final byte[] key;

  /**
   * A key.
   *
   * @param bytes at least {@value #SHORTEST} bytes, which are copied
   */
  public PupilKey(byte[] bytes) {
    if (bytes.length < SHORTEST) {
      throw new IllegalArgumentException(
          "a pupil key of %d bytes; it must have at least %d".formatted(bytes.length, SHORTEST));
    }
    key = Arrays.copyOf(bytes, bytes.length);
  }

  /** Tells keys apart without telling the key: the hash of a constant. */
  public String fingerprint() {
    return HexFormat.of().formatHex(hash().hash(PURPOSE));
  }

  KeyedHash hash() {
    return new KeyedHash(key);
  }

  @Override
  public String toString() {
    return "pupil key (not shown)";
  }
}
