package org.matimpact.pipeline.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The contracts of all tables of the lake, by name. */
public final class TableContracts {

  private static final String FOLDER = "schemas/tables/";
  private static final String SUFFIX = ".json";
  private static final String ALWAYS_THERE = FOLDER + "edition.json";

  private final Map<String, TableContract> byName = new TreeMap<>();

  private TableContracts(Collection<TableContract> contracts) {
    for (TableContract contract : contracts) {
      if (byName.put(contract.name(), contract) != null) {
        throw new IllegalArgumentException(
            "Two contracts describe table %s; keep one".formatted(contract.name()));
      }
    }
  }

  /** Contracts that are made in code. */
  public static TableContracts of(Collection<TableContract> contracts) {
    return new TableContracts(contracts);
  }

  /**
   * Every {@code schemas/tables/*.json} of the class path, be it a folder or a jar.
   *
   * @throws IllegalArgumentException if a contract is not well formed; the message names table and
   *     column
   */
  public static TableContracts load() {
    try {
      ClassLoader loader = TableContracts.class.getClassLoader();
      URL found = loader.getResource(ALWAYS_THERE);
      if (found == null) {
        throw new IllegalStateException(
            "No table contracts on the class path: %s is missing; build the pipeline again"
                .formatted(ALWAYS_THERE));
      }
      ObjectMapper json = new ObjectMapper();
      List<TableContract> contracts = new ArrayList<>();
      for (String resource : siblings(found)) {
        try (InputStream in = loader.getResourceAsStream(resource)) {
          contracts.add(TableContract.of(json.readTree(in)));
        }
      }
      return new TableContracts(contracts);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the table contracts under " + FOLDER, e);
    }
  }

  /** All contracts, by name. */
  public List<TableContract> all() {
    return List.copyOf(byName.values());
  }

  /** All names in alphabetical order. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** The contract of that table, if there is one. */
  public Optional<TableContract> find(String table) {
    return Optional.ofNullable(byName.get(table));
  }

  /**
   * The contract of that table.
   *
   * @throws IllegalArgumentException if there is none; the message names the tables there are
   */
  public TableContract table(String table) {
    return find(table)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown table '%s': no contract describes it. The tables are: %s"
                        .formatted(table, String.join(", ", names()))));
  }

  private static List<String> siblings(URL resource) throws IOException {
    if (resource.openConnection() instanceof JarURLConnection jar) {
      return inJar(jar.getJarFile());
    }
    try (Stream<Path> files = Files.list(Path.of(URI.create(resource.toString())).getParent())) {
      return files
          .map(file -> FOLDER + file.getFileName())
          .filter(name -> name.endsWith(SUFFIX))
          .sorted()
          .toList();
    }
  }

  private static List<String> inJar(JarFile jar) {
    return jar.stream()
        .map(JarEntry::getName)
        .filter(name -> name.startsWith(FOLDER) && name.endsWith(SUFFIX))
        .filter(name -> name.indexOf('/', FOLDER.length()) < 0)
        .sorted()
        .toList();
  }
}
