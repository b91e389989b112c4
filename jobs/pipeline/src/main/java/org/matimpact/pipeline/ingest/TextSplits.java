package org.matimpact.pipeline.ingest;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.mapreduce.lib.input.TextInputFormat;
import org.apache.spark.api.java.JavaNewHadoopRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.contract.RecordParser;
import scala.Tuple2;

/**
 * Reads a text in splits. Each split counts its lines, so that the line of a rejected row is known
 * without reading the file again.
 */
final class TextSplits {

  private TextSplits() {}

  static JavaRDD<Row> read(JavaSparkContext spark, FileTask task) {
    Configuration hadoop = new Configuration(spark.hadoopConfiguration());
    hadoop.set("textinputformat.record.delimiter", "\n");
    String uri = Path.of(task.file().layout().file()).toAbsolutePath().toUri().toString();
    JavaNewHadoopRDD<LongWritable, Text> lines =
        (JavaNewHadoopRDD<LongWritable, Text>)
            spark.newAPIHadoopFile(
                uri, TextInputFormat.class, LongWritable.class, Text.class, hadoop);
    return lines.mapPartitionsWithInputSplit(
        (split, rows) -> new PartRows(new Split(task, ((FileSplit) split).getStart(), rows)), true);
  }

  /** The rows of one split. */
  private static final class Split implements PartRows.Source {

    private final FileTask task;
    private final FilePart part;
    private final Iterator<Tuple2<LongWritable, Text>> lines;
    private final RecordParser parser;
    private final ParsedRows rows;
    private boolean headerPassed;
    private long line;

    Split(FileTask task, long start, Iterator<Tuple2<LongWritable, Text>> lines) {
      this.task = task;
      this.part = new FilePart(task.number(), start);
      this.lines = lines;
      this.parser = task.parser();
      this.rows = task.rows(part, parser);
      this.headerPassed = start > 0;
    }

    @Override
    public boolean hasNext() {
      return lines.hasNext();
    }

    @Override
    public Optional<Row> next() {
      byte[] bytes = withoutReturn(lines.next()._2());
      line++;
      if (bytes.length == 0) {
        return Optional.empty();
      }
      if (!headerPassed) {
        headerPassed = true;
        return Optional.empty();
      }
      try {
        return rows.row(line, parser.parse(bytes));
      } catch (RuntimeException e) {
        throw FileTask.withoutText(task.file().layout().file(), line, e);
      }
    }

    @Override
    public void atEnd() {
      task.report(part, line, rows.counts());
    }

    private static byte[] withoutReturn(Text text) {
      int length = text.getLength();
      byte[] bytes = text.getBytes();
      return Arrays.copyOf(bytes, length > 0 && bytes[length - 1] == '\r' ? length - 1 : length);
    }
  }
}
