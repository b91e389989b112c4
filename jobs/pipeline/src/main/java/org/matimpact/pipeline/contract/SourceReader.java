package org.matimpact.pipeline.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads all files of all sources, judges every row, and gives the rows of the tables. Works on the
 * driver: what it holds grows with schools, never with pupils, whose rows are only counted.
 */
public final class SourceReader {

  private final Contracts contracts;

  public SourceReader(Contracts contracts) {
    this.contracts = contracts;
  }

  /**
   * Reads the sources; rows of pupils are judged and counted.
   *
   * @param specs sources by different names
   * @param scope how much of each file
   * @param maximumRejectedShare largest share of a file's rows that may break the contract, 0 to 1
   * @throws InputException with every reason of every file why it cannot be used
   * @throws ContractException when a contract is not known
   */
  public SourceSet read(List<SourceSpec> specs, ReadScope scope, double maximumRejectedShare) {
    Reading reading = readRegister(specs, scope, maximumRejectedShare);
    Set<Long> schools = scope == ReadScope.FULL ? reading.set().schools() : Set.of();
    List<Break> breaks = new ArrayList<>(reading.breaks());
    List<InputFile> files = new ArrayList<>(reading.set().files());
    List<RejectedRow> rejected = new ArrayList<>(reading.set().rejected());
    for (SourceSpec spec : pupils(specs)) {
      PupilReading pupils = new PupilReading(spec, contracts, scope, schools);
      pupils.read(maximumRejectedShare);
      breaks.addAll(pupils.breaks());
      files.addAll(pupils.files());
      rejected.addAll(pupils.examples());
    }
    if (!breaks.isEmpty()) {
      throw new InputException(Breaks.sorted(breaks, specs));
    }
    files.sort(Comparator.comparingInt(f -> Breaks.files(specs).indexOf(f.file())));
    return new SourceSet(files, rejected, reading.set().tables());
  }

  /**
   * What was read of the register.
   *
   * @param set rows of every file that can be used
   * @param breaks every reason why a file cannot be used
   */
  public record Reading(SourceSet set, List<Break> breaks) {}

  /**
   * Reads every source but those of pupils.
   *
   * @param specs every source
   */
  public Reading readRegister(
      List<SourceSpec> specs, ReadScope scope, double maximumRejectedShare) {
    checkArguments(specs, maximumRejectedShare);
    List<SourceSpec> register = register(specs);
    Map<String, ReadSource> sources = new HashMap<>();
    List<Break> breaks = new ArrayList<>();
    LookupRule lookups = new LookupRule();
    for (SourceSpec spec : lookedUpFirst(register)) {
      ReadSource source = readFiles(spec, scope, breaks);
      breaks.addAll(LookupSources.absent(spec, source.contract(), specs));
      lookups.apply(source);
      KeyRule.apply(source);
      OverlapRule.apply(source);
      lookups.learn(source, LookupSources.leadingTo(spec.contract(), contracts.all()));
      sources.put(spec.name(), source);
    }
    List<ReadSource> inOrder = register.stream().map(s -> sources.get(s.name())).toList();
    inOrder.forEach(s -> ForeignKeyRule.apply(s, inOrder));
    inOrder.forEach(s -> breaks.addAll(RejectedShare.breaks(s, maximumRejectedShare)));
    return new Reading(sourceSet(inOrder), Breaks.sorted(breaks, specs));
  }

  /**
   * Opens every file of pupils and looks at its header.
   *
   * @param breaks gets every reason why a file cannot be used
   */
  public List<PupilFile> openPupils(List<SourceSpec> specs, List<Break> breaks) {
    List<PupilFile> files = new ArrayList<>();
    for (SourceSpec spec : pupils(specs)) {
      SourceContract contract = contracts.source(spec.contract());
      FileReading reading =
          new FileReading(contract, new HeaderCheck(contracts), ReadScope.FULL, breaks);
      for (Path path : spec.files()) {
        reading
            .open(path)
            .map(
                l ->
                    new PupilFile(spec.name(), contract.name(), contracts.text(contract.name()), l))
            .ifPresent(files::add);
      }
    }
    return files;
  }

  /** Sources whose rows are pupils. */
  public List<SourceSpec> pupils(List<SourceSpec> specs) {
    return specs.stream().filter(s -> contracts.source(s.contract()).holdsPupils()).toList();
  }

  private List<SourceSpec> register(List<SourceSpec> specs) {
    return specs.stream().filter(s -> !contracts.source(s.contract()).holdsPupils()).toList();
  }

  private static void checkArguments(List<SourceSpec> specs, double maximumRejectedShare) {
    if (!(maximumRejectedShare >= 0 && maximumRejectedShare <= 1)) {
      throw new IllegalArgumentException(
          "Invalid maximumRejectedShare: %s (must be 0 to 1)".formatted(maximumRejectedShare));
    }
    Set<String> names = new HashSet<>();
    for (SourceSpec spec : specs) {
      if (!names.add(spec.name())) {
        throw new IllegalArgumentException("Two sources are called '" + spec.name() + "'");
      }
    }
  }

  private List<SourceSpec> lookedUpFirst(List<SourceSpec> specs) {
    return specs.stream()
        .sorted(
            Comparator.comparing(
                s ->
                    contracts.source(s.contract()).fields().stream()
                        .anyMatch(f -> f.lookup().isPresent())))
        .toList();
  }

  private ReadSource readFiles(SourceSpec spec, ReadScope scope, List<Break> breaks) {
    SourceContract contract = contracts.source(spec.contract());
    FileReading reading = new FileReading(contract, new HeaderCheck(contracts), scope, breaks);
    List<FileReading.Read<FileLedger>> files = new ArrayList<>();
    for (Path file : spec.files()) {
      reading
          .read(file, parser -> new FileLedger(spec, file.toString(), parser.headers()))
          .ifPresent(files::add);
    }
    boolean complete = scope == ReadScope.FULL && files.size() == spec.files().size();
    return new ReadSource(
        contract,
        files,
        complete ? ReadSource.Completeness.COMPLETE : ReadSource.Completeness.PARTIAL);
  }

  private SourceSet sourceSet(List<ReadSource> sources) {
    List<InputFile> files = new ArrayList<>();
    List<RejectedRow> rejected = new ArrayList<>();
    Map<String, List<TableRow>> rows = new HashMap<>();
    for (ReadSource source : sources) {
      TableRowBuilder builder = new TableRowBuilder(source.contract(), contracts.tables());
      for (FileReading.Read<FileLedger> file : source.files()) {
        files.add(file.rows().account(file.stored()));
        rejected.addAll(file.rows().rejected());
        builder.build(file.rows(), rows);
      }
    }
    return new SourceSet(files, rejected, rows);
  }
}
