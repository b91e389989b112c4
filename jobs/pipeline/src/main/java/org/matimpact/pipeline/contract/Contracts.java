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
  private final Map<String, String> texts;
  private final TableColumns tables;

  private Contracts(
      Map<String, SourceContract> byName, Map<String, String> texts, TableColumns tables) {
    this.byName = byName;
    this.texts = texts;
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
    Map<String, String> texts = new TreeMap<>();
    read(BUILT_IN, ResourceDirectory.onClassPath(BUILT_IN), reader, problems)
        .forEach((name, read) -> put(name, read, byName, texts));
    for (Path directory : extraDirectories) {
      if (Files.isDirectory(directory)) {
        Map<String, String> files = ResourceDirectory.onDisk(directory);
        read(directory.toString(), files, reader, problems)
            .forEach((name, read) -> put(name, read, byName, texts));
      } else {
        problems.add(directory + ": no such directory of contracts");
      }
    }
    LookupCheck.run(byName, problems);
    if (!problems.isEmpty()) {
      throw new ContractException(problems);
    }
    return new Contracts(byName, texts, tables);
  }

  private record Text(SourceContract contract, String json) {}

  private static void put(
      String name, Text read, Map<String, SourceContract> byName, Map<String, String> texts) {
    byName.put(name, read.contract());
    texts.put(name, read.json());
  }

  /** The JSON of a contract, which can travel to executors. */
  public String text(String name) {
    return texts.get(source(name).name());
  }

  /** A contract from its JSON, which has been found good before. */
  public static SourceContract parse(String json) {
    List<String> problems = new ArrayList<>();
    SourceContract contract =
        new ContractReader(TableColumns.onClassPath(), problems).read("contract", json);
    if (!problems.isEmpty()) {
      throw new ContractException(problems);
    }
    return contract;
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
  private static Map<String, Text> read(
      String directory, Map<String, String> texts, ContractReader reader, List<String> problems) {
    Map<String, Text> byName = new TreeMap<>();
    texts.forEach(
        (file, text) -> {
          SourceContract contract = reader.read(directory + "/" + file, text);
          if (byName.put(contract.name(), new Text(contract, text)) != null) {
            problems.add(
                "%s/%s#/name: another file of the directory has the name '%s'"
                    .formatted(directory, file, contract.name()));
          }
        });
    return byName;
  }
}
