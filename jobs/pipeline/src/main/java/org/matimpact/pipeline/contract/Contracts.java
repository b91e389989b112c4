package org.matimpact.pipeline.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every contract that is known: those that come with the program, and those of directories. */
public final class Contracts {

  private static final String BUILT_IN = "schemas/sources";

  private final Map<String, SourceContract> byName;
  private final TableColumns tables;

  private Contracts(Map<String, SourceContract> byName, TableColumns tables) {
    this.byName = byName;
    this.tables = tables;
  }

  /**
   * Reads every {@code .json} file among the built-in contracts and in the directories.
   *
   * @param extraDirectories directories with contracts; a contract replaces one of the same name
   *     that was read before it
   * @throws ContractException with every problem of every file
   */
  public static Contracts load(List<Path> extraDirectories) {
    List<String> problems = new ArrayList<>();
    TableColumns tables = TableColumns.onClassPath();
    ContractReader reader = new ContractReader(tables, problems);
    Map<String, SourceContract> byName = new TreeMap<>();
    byName.putAll(read(BUILT_IN, ResourceDirectory.onClassPath(BUILT_IN), reader, problems));
    for (Path directory : extraDirectories) {
      if (Files.isDirectory(directory)) {
        Map<String, String> texts = ResourceDirectory.onDisk(directory);
        byName.putAll(read(directory.toString(), texts, reader, problems));
      } else {
        problems.add(directory + ": no such directory of contracts");
      }
    }
    LookupCheck.run(byName, problems);
    if (!problems.isEmpty()) {
      throw new ContractException(problems);
    }
    return new Contracts(byName, tables);
  }

  /** Names of the contracts, in alphabetical order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  /**
   * The contract of this name.
   *
   * @throws ContractException naming the nearest names when there is none
   */
  public SourceContract source(String name) {
    SourceContract contract = byName.get(name);
    if (contract == null) {
      throw new ContractException(
          List.of(
              "No contract is called '%s'; the nearest of %d are %s"
                  .formatted(name, byName.size(), NearestHeaders.quoted(name, byName.keySet()))));
    }
    return contract;
  }

  /** Contracts in alphabetical order. */
  List<SourceContract> all() {
    return List.copyOf(byName.values());
  }

  TableColumns tables() {
    return tables;
  }

  /** Contracts of one directory by name; within it, a name may not repeat. */
  private static Map<String, SourceContract> read(
      String directory, Map<String, String> texts, ContractReader reader, List<String> problems) {
    Map<String, SourceContract> byName = new TreeMap<>();
    texts.forEach(
        (file, text) -> {
          SourceContract contract = reader.read(directory + "/" + file, text);
          if (byName.put(contract.name(), contract) != null) {
            problems.add(
                "%s/%s#/name: another file of the directory has the name '%s'"
                    .formatted(directory, file, contract.name()));
          }
        });
    return byName;
  }
}
