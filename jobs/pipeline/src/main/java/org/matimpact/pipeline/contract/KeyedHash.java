package org.matimpact.pipeline.contract;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104, FIPS 198-1) and the name of a pupil made with it: its first 16 bytes,
 * which RFC 2104 section 5 allows, in base64url (RFC 4648 section 5) without padding. Holds a state
 * while it works: one for each thread.
 */
final class KeyedHash {

  /** Bytes of the hash that are kept: half of it. */
  static final int KEPT = 16;

  private static final String ALGORITHM = "HmacSHA256";
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final Mac mac;

  KeyedHash(byte[] key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** The 32 bytes of the hash. */
  byte[] hash(byte[] message) {
    return mac.doFinal(message);
  }

  /** Name that stands for an identifier: 22 characters. */
  String name(String identifier) {
    byte[] hash = hash(identifier.getBytes(StandardCharsets.UTF_8));
    return BASE64URL.encodeToString(Arrays.copyOf(hash, KEPT));
  }
}
