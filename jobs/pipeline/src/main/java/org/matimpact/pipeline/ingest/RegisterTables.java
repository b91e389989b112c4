package org.matimpact.pipeline.ingest;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.contract.InputFile;
import org.matimpact.pipeline.contract.RejectedRow;
import org.matimpact.pipeline.contract.SourceSet;
import org.matimpact.pipeline.contract.TableRow;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.run.StageContext;

/** Writes what was read on the driver. */
final class RegisterTables {

  /** Tables of the register. */
  static final List<String> REGISTER =
      List.of("school", "school_link", "trust", "trust_membership", "inspection", "school_year");

  private final StageContext context;

  RegisterTables(StageContext context) {
    this.context = context;
  }

  /** Begins to write every table of an edition without pupils. */
  void write(SourceSet sources) {
    context.write("input_file", files(sources.files()));
    context.write("rejected_row", rejected(sources.rejected()));
    writeRegister(sources);
    long read = sources.files().stream().mapToLong(InputFile::rowsRead).sum();
    say(sources.files().size(), read, sources.rejected().size());
  }

  /** Begins to write the register alone. */
  void writeRegister(SourceSet sources) {
    for (String table : REGISTER) {
      context.write(table, rows(context.rows(table), sources.rows(table)));
    }
  }

  void say(int files, long read, long rejected) {
    context.say(
        "%d files, %d rows read, %d rejected (see rejected_row)".formatted(files, read, rejected));
  }

  List<Row> files(List<InputFile> files) {
    RowTemplate template = context.rows("input_file");
    return files.stream()
        .map(
            file ->
                template
                    .row()
                    .put("source", file.source())
                    .put("contract", file.contract())
                    .put("file", file.file())
                    .put("bytes", file.bytes())
                    .put("sha256", file.sha256())
                    .put("rows_read", file.rowsRead())
                    .put("rows_kept", file.rowsKept())
                    .put("rows_rejected", file.rowsRejected())
                    .put("rows_not_applicable", file.rowsNotApplicable())
                    .build())
        .toList();
  }

  List<Row> rejected(List<RejectedRow> rejected) {
    RowTemplate template = context.rows("rejected_row");
    return rejected.stream()
        .map(
            row ->
                template
                    .row()
                    .put("source", row.source())
                    .put("file", row.file())
                    .put("line", row.line())
                    .putText("column", row.column())
                    .put("rule", row.rule())
                    .put("message", row.message())
                    .build())
        .toList();
  }

  private static List<Row> rows(RowTemplate template, List<TableRow> rows) {
    return rows.stream()
        .map(
            row -> {
              RowTemplate.Builder builder = template.row().put("source", row.source());
              for (Map.Entry<String, Object> value : row.values().entrySet()) {
                builder.put(value.getKey(), value.getValue());
              }
              return builder.build();
            })
        .toList();
  }
}
