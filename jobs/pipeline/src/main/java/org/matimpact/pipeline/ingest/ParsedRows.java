package org.matimpact.pipeline.ingest;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.matimpact.pipeline.contract.FileCounts;
import org.matimpact.pipeline.contract.Parsed;
import org.matimpact.pipeline.contract.RecordParser;
import org.matimpact.pipeline.contract.SchoolRule;

/** Good and bad rows of a part of a file as rows of one frame, and the count of both. */
final class ParsedRows {

  /** Kind of a row that holds a record of a pupil. */
  static final int RECORD = 1;

  /** Kind of a row that holds a rejected row of a file. */
  static final int REJECTED = 0;

  /** Kind, pupil, and the packed record or rejection. */
  static final StructType SCHEMA =
      new StructType()
          .add("kind", DataTypes.IntegerType, false)
          .add("high", DataTypes.LongType, false)
          .add("low", DataTypes.LongType, false)
          .add("packed", DataTypes.BinaryType, false);

  /** Whether rows are wanted, or only their count because the run ends in a report. */
  enum Wanted {
    ROWS,
    COUNTS
  }

  /**
   * What every task needs.
   *
   * @param source where the records come from
   * @param schools the register; it grows with schools, so it travels once, not with every task
   */
  record Plan(KeyStage source, PupilColumns columns, Broadcast<SchoolRule> schools, Wanted wanted)
      implements Serializable {}

  private final Plan plan;
  private final FilePart part;
  private final RecordParser parser;
  private final FileCounts counts;

  ParsedRows(Plan plan, FilePart part, RecordParser parser, FileCounts counts) {
    this.plan = plan;
    this.part = part;
    this.parser = parser;
    this.counts = counts;
  }

  /** The row of the frame that a row of the file becomes; empty when it becomes none. */
  Optional<Row> row(long line, Parsed parsed) {
    Parsed judged = plan.schools().value().judge(parsed, parser);
    counts.enter(line, judged);
    if (plan.wanted() == Wanted.COUNTS) {
      return Optional.empty();
    }
    if (judged instanceof Parsed.Kept kept) {
      return Optional.of(record(kept.values()));
    }
    return judged instanceof Parsed.Broken broken
        ? Optional.of(RowFactory.create(REJECTED, 0L, 0L, Rejection.of(part, line, broken).pack()))
        : Optional.empty();
  }

  private Row record(Map<String, Object> values) {
    PupilName name = PupilName.of((String) values.get("pupil"));
    PupilRecord record = PupilRecord.of(plan.source(), values, plan.columns());
    return RowFactory.create(RECORD, name.high(), name.low(), PupilCodec.pack(record));
  }

  FileCounts counts() {
    return counts;
  }
}
