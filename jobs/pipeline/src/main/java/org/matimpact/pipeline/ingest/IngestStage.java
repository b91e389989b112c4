package org.matimpact.pipeline.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.contract.InputFile;
import org.matimpact.pipeline.contract.ReadScope;
import org.matimpact.pipeline.contract.RejectedRow;
import org.matimpact.pipeline.contract.SourceSet;
import org.matimpact.pipeline.contract.SourceSpec;
import org.matimpact.pipeline.contract.TableRow;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.run.Digest;
import org.matimpact.pipeline.run.Stage;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.Settings;

/**
 * Reads the register files on the driver (they grow with schools) and writes them as read, dated.
 * Nothing is written before every file has been read and found good.
 */
public final class IngestStage implements Stage {

  private static final List<String> REGISTER =
      List.of("school", "school_link", "trust", "trust_membership", "inspection", "school_year");

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public List<String> inputs() {
    return List.of();
  }

  @Override
  public List<String> outputs() {
    List<String> outputs = new ArrayList<>(List.of("input_file", "rejected_row"));
    outputs.addAll(REGISTER);
    return List.copyOf(outputs);
  }

  @Override
  public SortedMap<String, String> reads(Settings settings) {
    SortedMap<String, String> reads = new TreeMap<>();
    reads.put("ingest", settings.ingest().toString());
    for (SourceSpec spec : Inputs.specs(settings)) {
      List<String> checksums = spec.files().stream().map(IngestStage::checksum).toList();
      reads.put(
          "source " + spec.name(),
          spec.contract() + settings.sources().get(spec.name()) + checksums);
    }
    for (String directory : settings.contracts()) {
      reads.put("contracts " + directory, checksums(Path.of(directory)));
    }
    return reads;
  }

  private static String checksums(Path directory) {
    try (var files = Files.list(directory)) {
      return files.sorted().map(file -> file.getFileName() + checksum(file)).toList().toString();
    } catch (IOException e) {
      throw new UncheckedIOException("contract directory " + directory + " cannot be read", e);
    }
  }

  private static String checksum(Path file) {
    try {
      return new Digest().add(Files.readAllBytes(file)).hex();
    } catch (IOException e) {
      throw new UncheckedIOException("source file " + file + " cannot be read", e);
    }
  }

  @Override
  public void execute(StageContext context) {
    SourceSet sources = Inputs.read(context.settings(), ReadScope.FULL);
    context.write("input_file", files(context.rows("input_file"), sources.files()));
    context.write("rejected_row", rejected(context.rows("rejected_row"), sources.rejected()));
    for (String table : REGISTER) {
      context.write(table, rows(context.rows(table), sources.rows(table)));
    }
    long read = sources.files().stream().mapToLong(InputFile::rowsRead).sum();
    context.say(
        sources.files().size()
            + " files, "
            + read
            + " rows read, "
            + sources.rejected().size()
            + " rejected (see rejected_row)");
  }

  private static List<Row> files(RowTemplate template, List<InputFile> files) {
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

  private static List<Row> rejected(RowTemplate template, List<RejectedRow> rejected) {
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
