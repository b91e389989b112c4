package org.matimpact.pipeline.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads all files of all sources, judges every row, and gives the rows of the tables. Works on the
 * driver: what it holds grows with schools, never with pupils.
 */
public final class SourceReader {

  private final Contracts contracts;

  public SourceReader(Contracts contracts) {
    this.contracts = contracts;
  }

  /**
   * Reads the sources.
   *
   * @param specs sources by different names
   * @param scope how much of each file
   * @param maximumRejectedShare largest share of a file's rows that may break the contract, 0 to 1
   * @throws InputException with every reason of every file why it cannot be used
   * @throws ContractException when a contract is not known
   */
  public SourceSet read(List<SourceSpec> specs, ReadScope scope, double maximumRejectedShare) {
    checkArguments(specs, maximumRejectedShare);
    Map<String, ReadSource> sources = new HashMap<>();
    List<Break> breaks = new ArrayList<>();
    LookupRule lookups = new LookupRule();
    for (SourceSpec spec : lookedUpFirst(specs)) {
      ReadSource source = readFiles(spec, scope, breaks);
      breaks.addAll(LookupSources.absent(spec, source.contract(), specs));
      lookups.apply(source);
      KeyRule.apply(source);
      OverlapRule.apply(source);
      lookups.learn(source, LookupSources.leadingTo(spec.contract(), contracts.all()));
      sources.put(spec.name(), source);
    }
    List<ReadSource> inOrder = specs.stream().map(s -> sources.get(s.name())).toList();
    inOrder.forEach(s -> ForeignKeyRule.apply(s, inOrder));
    inOrder.forEach(s -> breaks.addAll(RejectedShare.breaks(s, maximumRejectedShare)));
    if (!breaks.isEmpty()) {
      throw new InputException(sorted(breaks, specs));
    }
    return sourceSet(inOrder);
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
    FileReading reading =
        new FileReading(spec, contract, new HeaderCheck(contracts), scope, breaks);
    List<FileReading.Read> files =
        spec.files().stream().flatMap(f -> reading.read(f).stream()).toList();
    boolean complete = scope == ReadScope.FULL && files.size() == spec.files().size();
    return new ReadSource(
        contract,
        files,
        complete ? ReadSource.Completeness.COMPLETE : ReadSource.Completeness.PARTIAL);
  }

  private static List<Break> sorted(List<Break> breaks, List<SourceSpec> specs) {
    List<String> files =
        specs.stream().flatMap(s -> s.files().stream()).map(String::valueOf).toList();
    return breaks.stream()
        .sorted(
            Comparator.comparingInt((Break b) -> files.indexOf(b.file()))
                .thenComparingLong(Break::line))
        .collect(Collectors.toList());
  }

  private SourceSet sourceSet(List<ReadSource> sources) {
    List<InputFile> files = new ArrayList<>();
    List<RejectedRow> rejected = new ArrayList<>();
    Map<String, List<TableRow>> rows = new HashMap<>();
    for (ReadSource source : sources) {
      TableRowBuilder builder = new TableRowBuilder(source.contract(), contracts.tables());
      for (FileReading.Read file : source.files()) {
        files.add(file.ledger().account(file.stored()));
        rejected.addAll(file.ledger().rejected());
        builder.build(file.ledger(), rows);
      }
    }
    return new SourceSet(files, rejected, rows);
  }
}
