package org.matimpact.pipeline.ingest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.matimpact.pipeline.contract.PupilRows;
import org.matimpact.pipeline.contract.RecordParser;

/** Reads a file that only its own reader can cut: a gzipped text whole, Parquet by row groups. */
final class WholeParts {

  private WholeParts() {}

  static JavaRDD<Row> read(JavaSparkContext spark, FileTask task) {
    List<Integer> parts = task.file().parts();
    return spark
        .parallelize(parts, parts.size())
        .mapPartitions(numbers -> new PartRows(new Part(task, numbers.next())), true);
  }

  /** The rows of one part; where it is damaged they end, and the count says so. */
  private static final class Part implements PartRows.Source {

    private final FileTask task;
    private final FilePart part;
    private final ParsedRows rows;
    private final Optional<PupilRows> file;
    private long line;

    Part(FileTask task, int number) {
      RecordParser parser = task.parser();
      this.task = task;
      this.part = new FilePart(task.number(), number);
      this.rows = task.rows(part, parser);
      this.file = open(number, parser);
      file.ifPresent(f -> TaskContext.get().addTaskCompletionListener(closing(f)));
    }

    private Optional<PupilRows> open(int number, RecordParser parser) {
      try {
        return Optional.of(task.file().open(number, parser));
      } catch (IOException e) {
        rows.counts().damaged(e);
        return Optional.empty();
      }
    }

    @Override
    public boolean hasNext() {
      try {
        return file.isPresent() && file.get().advance();
      } catch (IOException e) {
        rows.counts().damaged(e);
        return false;
      }
    }

    @Override
    public Optional<Row> next() {
      line = file.orElseThrow().line();
      try {
        return rows.row(line, file.orElseThrow().parsed());
      } catch (RuntimeException e) {
        throw FileTask.withoutText(task.file().layout().file(), line, e);
      }
    }

    @Override
    public void atEnd() {
      task.report(part, 0, rows.counts());
    }

    private static TaskCompletionListener closing(PupilRows file) {
      return context -> close(file);
    }

    private static void close(PupilRows file) {
      try {
        file.close();
      } catch (IOException e) {
        throw new IllegalStateException("a file of pupils cannot be closed");
      }
    }
  }
}
