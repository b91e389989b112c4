package org.matimpact.pipeline.synthetic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pupil matching references: 16 hexadecimal digits, no two pupils with the same. The place of a
 * pupil (site, year, number) is packed into 64 bits, and those are mixed by a function that can be
 * undone, so different places give different references.
 *
 * <p>And the key with which a reader hashes them.
 */
final class PupilKeys {
  static final String KEY_FILE = "pupil.key";

  /** Numbers of pupils at the end of a key stage are smaller; those of others are from here. */
  static final int NOT_ENDING = 8192;

  static final int OF_UNKNOWN_SCHOOLS = 2 * 8192;
  static final int OF_OTHER_YEARS = 3 * 8192;

  private static final int NUMBER_BITS = 15;
  private static final int YEAR_BITS = 3;
  private static final String HEXADECIMAL = "0123456789ABCDEF";

  private final long mask;
  private final Draws draws;

  PupilKeys(Draws draws) {
    this.draws = draws;
    this.mask = bits(0);
  }

  /**
   * The reference of a pupil.
   *
   * @param place ordinal of a site
   * @param number within the site and year, under 32,768
   */
  String of(int place, int year, int number) {
    long packed =
        ((long) place << (NUMBER_BITS + YEAR_BITS))
            | ((long) (year - 2014) << NUMBER_BITS)
            | number;
    long mixed = Draws.mix(packed ^ mask);
    byte[] text = new byte[16];
    for (int digit = 15; digit >= 0; digit--) {
      text[digit] = (byte) HEXADECIMAL.charAt((int) (mixed & 15));
      mixed >>>= 4;
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** Writes a key of 256 bits, as 64 hexadecimal digits. */
  void writeKey(Path directory) throws IOException {
    StringBuilder key = new StringBuilder();
    for (int part = 1; part <= 4; part++) {
      key.append("%016x".formatted(bits(part)));
    }
    Files.writeString(directory.resolve(KEY_FILE), key + "\n", StandardCharsets.US_ASCII);
  }

  private long bits(int part) {
    DrawStream stream = draws.stream(Purpose.PUPIL_KEY, part, 0);
    return (long) (stream.uniform() * 0x1p32) << 32 | (long) (stream.uniform() * 0x1p32);
  }
}
