package org.matimpact.pipeline.lake;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the breach of a contract in what Spark throws when a guard of {@link FrameCheck} fires. */
final class Breaches {

  /** Spark ends its messages with it. */
  private static final Pattern SQL_STATE = Pattern.compile("(?s) SQLSTATE: .*");

  private Breaches() {}

  /** The breach as our exception; none for every other exception. */
  static Optional<TableContractException> of(String table, Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      int at = message.indexOf(FrameCheck.BREACH);
      if (at >= 0) {
        String breach = message.substring(at + FrameCheck.BREACH.length());
        return Optional.of(
            new TableContractException(table, List.of(SQL_STATE.matcher(breach).replaceAll(""))));
      }
    }
    return Optional.empty();
  }
}
