package org.matimpact.statistics.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * XXH64, the 64-bit xxHash of Yann Collet: a fixed, public, seeded hash.
 *
 * <p>It gives every unit a place in a random-looking order that depends on its identifier and a
 * seed only, never on the row it stands in or the partition it was read from.
 *
 * <p>Reference: <a href="https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md">xxHash
 * fast digest algorithm, specification</a>, section XXH64.
 */
public final class XxHash64 {

  private static final long PRIME1 = 0x9E3779B185EBCA87L;
  private static final long PRIME2 = 0xC2B2AE3D27D4EB4FL;
  private static final long PRIME3 = 0x165667B19E3779F9L;
  private static final long PRIME4 = 0x85EBCA77C2B2AE63L;
  private static final long PRIME5 = 0x27D4EB2F165667C5L;

  private static final int STRIPE = 32;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private XxHash64() {}

  /** Returns the hash of the UTF-8 bytes of a text. */
  public static long hash(String text, long seed) {
    return hash(text.getBytes(StandardCharsets.UTF_8), seed);
  }

  /** Returns the hash of the bytes; all 64 bits are used, so compare it as unsigned. */
  public static long hash(byte[] bytes, long seed) {
    int stripes = bytes.length / STRIPE;
    long hash = stripes == 0 ? seed + PRIME5 : consumeStripes(bytes, stripes, seed);
    return avalanche(consumeTail(bytes, stripes * STRIPE, hash + bytes.length));
  }

  private static long consumeStripes(byte[] bytes, int stripes, long seed) {
    long lane1 = seed + PRIME1 + PRIME2;
    long lane2 = seed + PRIME2;
    long lane3 = seed;
    long lane4 = seed - PRIME1;
    for (int at = 0; at < stripes * STRIPE; at += STRIPE) {
      lane1 = round(lane1, (long) LONG.get(bytes, at));
      lane2 = round(lane2, (long) LONG.get(bytes, at + 8));
      lane3 = round(lane3, (long) LONG.get(bytes, at + 16));
      lane4 = round(lane4, (long) LONG.get(bytes, at + 24));
    }
    long hash =
        Long.rotateLeft(lane1, 1)
            + Long.rotateLeft(lane2, 7)
            + Long.rotateLeft(lane3, 12)
            + Long.rotateLeft(lane4, 18);
    return merge(merge(merge(merge(hash, lane1), lane2), lane3), lane4);
  }

  private static long consumeTail(byte[] bytes, int from, long start) {
    long hash = start;
    int at = from;
    for (; at + 8 <= bytes.length; at += 8) {
      hash ^= round(0, (long) LONG.get(bytes, at));
      hash = Long.rotateLeft(hash, 27) * PRIME1 + PRIME4;
    }
    if (at + 4 <= bytes.length) {
      hash ^= ((int) INT.get(bytes, at) & 0xFFFFFFFFL) * PRIME1;
      hash = Long.rotateLeft(hash, 23) * PRIME2 + PRIME3;
      at += 4;
    }
    for (; at < bytes.length; at++) {
      hash ^= (bytes[at] & 0xFF) * PRIME5;
      hash = Long.rotateLeft(hash, 11) * PRIME1;
    }
    return hash;
  }

  private static long round(long lane, long input) {
    return Long.rotateLeft(lane + input * PRIME2, 31) * PRIME1;
  }

  private static long merge(long hash, long lane) {
    return (hash ^ round(0, lane)) * PRIME1 + PRIME4;
  }

  private static long avalanche(long start) {
    long hash = (start ^ (start >>> 33)) * PRIME2;
    hash = (hash ^ (hash >>> 29)) * PRIME3;
    return hash ^ (hash >>> 32);
  }
}
