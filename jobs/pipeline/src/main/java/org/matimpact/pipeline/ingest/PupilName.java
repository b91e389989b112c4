package org.matimpact.pipeline.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The 22 characters that stand for a pupil, as two numbers that are quick to sort by. */
record PupilName(long high, long low) {

  static PupilName of(String name) {
    ByteBuffer bytes =
        ByteBuffer.wrap(Base64.getUrlDecoder().decode(name.getBytes(StandardCharsets.US_ASCII)));
    return new PupilName(bytes.getLong(), bytes.getLong());
  }

  String text() {
    byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
