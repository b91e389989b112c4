package org.matimpact.pipeline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.matimpact.pipeline.lake.TableCommit;

/**
 * The tables of a stage, written side by side: a small Delta commit is mostly planning on the
 * driver, and another core can plan the next. Each table is still one commit.
 */
final class TableWrites implements AutoCloseable {

  private static final int AT_ONCE = 4;

  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
  private final List<CompletableFuture<TableCommit>> begun = new ArrayList<>();

  void begin(Supplier<TableCommit> write) {
    begun.add(CompletableFuture.supplyAsync(write, threads));
  }

  /**
   * Waits for every write begun so far, failed or not; then the first failure is thrown.
   *
   * @return commits in the order in which the writes began
   */
  List<TableCommit> await() {
    try {
      CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    return begun.stream().map(CompletableFuture::join).toList();
  }

  /** Ends the threads once what has begun is over; nothing new may begin. */
  @Override
  public void close() {
    threads.shutdown();
    begun.forEach(write -> write.exceptionally(failed -> null).join());
  }
}
