package org.matimpact.pipeline.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the files of a source of pupils without Spark and without keeping a row: what became of
 * them is counted.
 */
final class PupilReading {

  private final SourceSpec spec;
  private final SourceContract contract;
  private final FileReading reading;
  private final SchoolRule schools;
  private final List<Break> breaks = new ArrayList<>();
  private final List<InputFile> files = new ArrayList<>();
  private final List<RejectedRow> examples = new ArrayList<>();

  /**
   * Files that have not been read.
   *
   * @param schools the register; empty when it was not read to its end
   */
  PupilReading(SourceSpec spec, Contracts contracts, ReadScope scope, Set<Long> schools) {
    this.spec = spec;
    this.contract = contracts.source(spec.contract());
    this.reading = new FileReading(contract, new HeaderCheck(contracts), scope, breaks);
    this.schools = contract.keyStage().isPresent() ? SchoolRule.of(schools) : SchoolRule.none();
  }

  void read(double maximumRejectedShare) {
    for (Path file : spec.files()) {
      reading.read(file, this::sink).ifPresent(read -> take(read, maximumRejectedShare));
    }
  }

  private Judged sink(RecordParser parser) {
    String file = parser.file().file();
    return new Judged(new FileCounts(spec.name(), spec.contract(), file), parser, schools);
  }

  private record Judged(FileCounts counts, RecordParser parser, SchoolRule schools)
      implements RowSink {

    @Override
    public void enter(long line, Parsed parsed) {
      counts.enter(line, schools.judge(parsed, parser));
    }

    @Override
    public long rowsRead() {
      return counts.rowsRead();
    }
  }

  private void take(FileReading.Read<Judged> read, double maximumRejectedShare) {
    FileCounts counts = read.rows().counts();
    Optional<Break> share = RejectedShare.check(counts, maximumRejectedShare);
    share.ifPresent(breaks::add);
    files.add(counts.account(read.stored()));
    examples.addAll(counts.examples());
  }

  List<Break> breaks() {
    return breaks;
  }

  List<InputFile> files() {
    return files;
  }

  /** A few rejected rows of each file. */
  List<RejectedRow> examples() {
    return examples;
  }
}
