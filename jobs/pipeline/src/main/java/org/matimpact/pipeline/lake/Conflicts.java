package org.matimpact.pipeline.lake;

import io.delta.exceptions.DeltaConcurrentModificationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tries again when another run got in between. Editions are partitions, so runs of other editions
 * conflict only when one of them makes or alters the table.
 */
final class Conflicts {

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
      } catch (DeltaConcurrentModificationException e) {
        if (tries == TRIES) {
          throw new LakeException(
              ("Table %s: another run kept writing to it through %d tries. Wait for it, then run"
                      + " again")
                  .formatted(table, TRIES),
              e);
        }
        pause(FIRST_PAUSE_MILLIS << tries);
      }
    }
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
