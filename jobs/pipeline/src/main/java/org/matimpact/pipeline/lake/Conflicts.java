package org.matimpact.pipeline.lake;

import io.delta.exceptions.DeltaConcurrentModificationException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.spark.SparkThrowable;

/**
 * Tries again when another run got in between. Editions are partitions, so runs of other editions
 * conflict only when one of them makes or alters the table.
 */
final class Conflicts {

  /**
   * What Delta says of a folder that holds something but no commit: another run has begun to make
   * the table, or the files are no table's.
   */
  private static final Set<String> HALF_MADE =
      Set.of(
          "DELTA_CREATE_TABLE_WITH_NON_EMPTY_LOCATION",
          "DELTA_MISSING_DELTA_TABLE",
          "DELTA_TABLE_NOT_FOUND");

  private static final int TRIES = 6;
  private static final long FIRST_PAUSE_MILLIS = 100;

  private Conflicts() {}

  /**
   * What the attempt gives.
   *
   * @throws LakeException if every one of {@value #TRIES} tries met a conflict
   */
  static <T> T retried(String table, Supplier<T> attempt) {
    for (int tries = 1; ; tries++) {
      try {
        return attempt.get();
      } catch (Exception e) { // Delta's analysis exceptions are checked, and Scala declares none
        String conflict = conflict(table, e).orElse("");
        if (conflict.isEmpty()) {
          throw e;
        }
        if (tries == TRIES) {
          throw new LakeException(conflict, e);
        }
        pause(FIRST_PAUSE_MILLIS << tries);
      }
    }
  }

  /** What to say when it does not end; empty for everything that is no conflict. */
  private static Optional<String> conflict(String table, Exception thrown) {
    if (thrown instanceof DeltaConcurrentModificationException) {
      return Optional.of(
          "Table %s: another run kept writing to it through %d tries. Wait for it, then run again"
              .formatted(table, TRIES));
    }
    if (thrown instanceof SparkThrowable delta && HALF_MADE.contains(delta.getCondition())) {
      return Optional.of(
          ("Table %s: its folder holds files but no Delta table. A run that made it may have died,"
                  + " or the files are another program's. Move them away, then run again")
              .formatted(table));
    }
    return Optional.empty();
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LakeException("Interrupted while waiting for another run's write", e);
    }
  }
}
