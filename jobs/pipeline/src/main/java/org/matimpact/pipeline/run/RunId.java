package org.matimpact.pipeline.run;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Names of runs: when they began, and enough chance that two never share a name. */
final class RunId {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunId() {}

  static String next() {
    byte[] chance = new byte[4];
    new SecureRandom().nextBytes(chance);
    return TIME.format(Instant.now()) + "-" + HexFormat.of().formatHex(chance);
  }
}
