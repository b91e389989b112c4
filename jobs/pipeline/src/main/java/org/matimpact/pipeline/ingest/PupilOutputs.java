package org.matimpact.pipeline.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.matimpact.pipeline.contract.Break;
import org.matimpact.pipeline.contract.Contracts;
import org.matimpact.pipeline.contract.FileCounts;
import org.matimpact.pipeline.contract.InputFile;
import org.matimpact.pipeline.contract.PupilFile;
import org.matimpact.pipeline.contract.PupilKey;
import org.matimpact.pipeline.contract.SourceReader;
import org.matimpact.pipeline.contract.SourceSet;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.lake.TableSchema;
import org.matimpact.pipeline.run.StageContext;

/** Parses pupils, says what is wrong with their files, and writes their tables. */
final class PupilOutputs implements AutoCloseable {

  /** Tables of pupils, which an edition without pupils has empty. */
  static final List<String> TABLES =
      List.of("pupil_attainment", "pupil_attrition", "pupil_distribution");

  private static final String ATTAINMENT = TABLES.get(0);
  private static final String ATTRITION = TABLES.get(1);
  private static final String DISTRIBUTION = TABLES.get(2);
  private static final String REJECTED = "rejected_row";

  private final StageContext context;
  private final Inputs inputs;
  private final Checksums checksums;
  private final PupilColumns columns = PupilColumns.ofTable();
  private Optional<PupilParse> parse = Optional.empty();

  PupilOutputs(StageContext context, Inputs inputs, Checksums checksums) {
    this.context = context;
    this.inputs = inputs;
    this.checksums = checksums;
  }

  /** Writes the tables of an edition without pupils. */
  static void writeNone(StageContext context) {
    TABLES.forEach(table -> context.write(table, List.of()));
  }

  /** Reads the files; what is wrong with them is the result. */
  List<Break> parse(List<PupilFile> files, SourceReader.Reading register) {
    boolean good = register.breaks().isEmpty();
    Collection<Long> schools = good ? register.set().schools() : Set.of();
    Optional<PupilKey> key = good ? inputs.key().key() : Optional.empty();
    PupilParse parsed = PupilParse.of(context.spark(), files, columns, key, schools);
    parse = Optional.of(parsed);
    List<Break> breaks = new ArrayList<>();
    List<FileCounts> counts = parsed.counts();
    for (int i = 0; i < files.size(); i++) {
      breaks.addAll(
          counts
              .get(i)
              .breaks(Contracts.parse(files.get(i).contract()), inputs.maximumRejectedShare()));
    }
    return breaks;
  }

  /** Writes every table of the edition and waits until those of pupils are written. */
  void write(SourceSet register) {
    PupilParse parsed = parse.orElseThrow();
    PupilTables tables = new PupilTables(context.spark(), columns);
    RegisterTables driver = new RegisterTables(context);
    context.write(ATTAINMENT, tables.attainment(parsed.records()));
    List<InputFile> files = files(register, parsed);
    context.write("input_file", driver.files(files));
    writeRejected(driver, register, parsed);
    driver.writeRegister(register);
    long read = files.stream().mapToLong(InputFile::rowsRead).sum();
    driver.say(files.size(), read, files.stream().mapToLong(InputFile::rowsRejected).sum());
    context.awaitWrites();
    PupilCounts counts = tables.counts();
    context.write(ATTRITION, tables.attrition(counts, context.rows(ATTRITION)));
    context.write(DISTRIBUTION, tables.distribution(counts, context.rows(DISTRIBUTION)));
    context.awaitWrites();
  }

  private List<InputFile> files(SourceSet register, PupilParse parsed) {
    List<InputFile> files = new ArrayList<>(register.files());
    for (FileCounts counts : parsed.counts()) {
      files.add(counts.account(checksums.of(Path.of(counts.file()))));
    }
    List<String> order =
        inputs.specs().stream().flatMap(s -> s.files().stream()).map(Path::toString).toList();
    files.sort(Comparator.comparingInt(file -> order.indexOf(file.file())));
    return files;
  }

  private void writeRejected(RegisterTables driver, SourceSet register, PupilParse parsed) {
    List<Row> rows = driver.rejected(register.rejected());
    if (parsed.counts().stream().allMatch(counts -> counts.rowsRejected() == 0)) {
      context.write(REJECTED, rows);
      return;
    }
    StructType schema = TableSchema.of(TableContracts.load().table(REJECTED));
    Dataset<Row> pupils = PupilTables.rejected(parsed, context.rows(REJECTED), schema);
    context.write(REJECTED, context.spark().createDataFrame(rows, schema).unionByName(pupils));
  }

  @Override
  public void close() {
    parse.ifPresent(PupilParse::close);
  }
}
