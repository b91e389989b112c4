package org.matimpact.pipeline.run;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts the tasks that Spark begins and ends, and the rows that they read. */
final class TaskCounter extends SparkListener {

  private long tasks;
  private long done;
  private long rows;

  /**
   * Counts at a moment.
   *
   * @param tasks of the stages of Spark that have begun
   * @param done those of them that have ended well
   * @param rows read from files
   */
  record Counts(long tasks, long done, long rows) {}

  synchronized Counts counts() {
    return new Counts(tasks, done, rows);
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted stage) {
    tasks += stage.stageInfo().numTasks();
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
    if (task.taskInfo().successful()) {
      done++;
      if (task.taskMetrics() != null) {
        rows += task.taskMetrics().inputMetrics().recordsRead();
      }
    }
  }
}
