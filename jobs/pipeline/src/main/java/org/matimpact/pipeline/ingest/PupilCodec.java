package org.matimpact.pipeline.ingest;

import java.util.Arrays;

/**
 * Packs the slots of a record: each a variable-length number of 7 bits a byte, 0 for none, else 1
 * more than the zigzag code of the value, so that a record takes about 40 bytes in the exchange.
 */
final class PupilCodec {

  private static final int LONGEST = 5;
  private static final int MORE = 0x80;
  private static final int BITS = 7;

  private PupilCodec() {}

  static byte[] pack(PupilRecord record) {
    int[] slots = record.slots();
    byte[] packed = new byte[slots.length * LONGEST];
    int length = 0;
    for (int slot : slots) {
      long code = slot == PupilColumns.MISSING ? 0 : 1 + zigzag(slot);
      while (code >= MORE) {
        packed[length++] = (byte) (code | MORE);
        code >>>= BITS;
      }
      packed[length++] = (byte) code;
    }
    return Arrays.copyOf(packed, length);
  }

  static PupilRecord unpack(byte[] packed, int slots) {
    int[] values = new int[slots];
    int at = 0;
    for (int i = 0; i < slots; i++) {
      long code = 0;
      int shift = 0;
      while (packed[at] < 0) {
        code |= (long) (packed[at++] & (MORE - 1)) << shift;
        shift += BITS;
      }
      code |= (long) packed[at++] << shift;
      values[i] = code == 0 ? PupilColumns.MISSING : unzigzag(code - 1);
    }
    return new PupilRecord(values);
  }

  private static long zigzag(int value) {
    return ((long) value << 1) ^ ((long) value >> 63);
  }

  private static int unzigzag(long code) {
    return (int) ((code >>> 1) ^ -(code & 1));
  }
}
