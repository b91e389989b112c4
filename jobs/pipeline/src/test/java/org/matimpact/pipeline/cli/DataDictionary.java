package org.matimpact.pipeline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.contract.TableField;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.run.Stage;

/** The data dictionary: every table of the contracts by the stage that writes it, in Markdown. */
final class DataDictionary {

  private static final String HEAD =
      """
      # Data dictionary

      Made from `schemas/tables`; change a contract, never this page. To make it anew:

      ```
      %s
      ```

      Restricted tables may hold pupils or small groups. Published tables have the same columns and
      hold what has passed disclosure control. Sensitivity says whom a value could identify.
      """;

  private final TableContracts contracts;
  private final List<Stage> stages;

  DataDictionary(TableContracts contracts, List<Stage> stages) {
    this.contracts = contracts;
    this.stages = stages;
  }

  /**
   * The page.
   *
   * @param command how to make it anew
   */
  String markdown(String command) {
    StringBuilder page = new StringBuilder(HEAD.formatted(command));
    Map<String, List<String>> restricted = byStage();
    List<String> published =
        stages.stream()
            .flatMap(stage -> stage.outputs().stream())
            .filter(name -> !name.equals(LakePath.contractName(name)))
            .map(LakePath::contractName)
            .sorted()
            .toList();
    page.append("\n## Published tables\n\n").append(linked(published)).append("\n");
    page.append("\n## Restricted tables\n\n| written by | tables |\n|---|---|\n");
    restricted.forEach((by, tables) -> page.append(row(by, linked(tables))));
    restricted.forEach(
        (by, tables) -> {
          page.append("\n## Written by ").append(by).append("\n");
          tables.forEach(table -> page.append(section(contracts.table(table))));
        });
    return page.toString();
  }

  private Map<String, List<String>> byStage() {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    TreeSet<String> others = new TreeSet<>(contracts.names());
    for (Stage stage : stages) {
      List<String> names =
          stage.outputs().stream()
              .filter(name -> name.equals(LakePath.contractName(name)))
              .sorted()
              .toList();
      if (!names.isEmpty()) {
        tables.put("the stage " + stage.name(), names);
        others.removeAll(names);
      }
    }
    tables.put("the lake itself", List.copyOf(others));
    return tables;
  }

  private static String linked(List<String> tables) {
    return tables.isEmpty()
        ? "None yet."
        : tables.stream().map(t -> "[%s](#%s)".formatted(t, t)).collect(Collectors.joining(", "));
  }

  private static String section(TableContract table) {
    StringBuilder section = new StringBuilder("\n### %s\n\n".formatted(table.name()));
    section.append("**%s.** %s\n\n".formatted(table.title(), table.description()));
    section.append(
        table.primaryKey().isEmpty()
            ? "A log: rows stay in the order of writing.\n\n"
            : "Key: %s.\n\n".formatted(String.join(", ", table.primaryKey())));
    section.append(
        "| column | type | values | sensitivity | what it holds |\n|---|---|---|---|---|\n");
    table.fields().forEach(field -> section.append(column(field)));
    return section.toString();
  }

  private static String column(TableField field) {
    return row(
        "`" + field.name() + "`" + (field.required() ? " (always there)" : ""),
        word(field.type()),
        values(field),
        word(field.sensitivity()),
        field.description());
  }

  private static String values(TableField field) {
    List<String> values = new ArrayList<>(field.allowed());
    field
        .grid()
        .ifPresent(
            grid ->
                values.add(
                    "%s to %s by %s"
                        .formatted(
                            grid.minimum().toPlainString(),
                            grid.maximum().toPlainString(),
                            grid.quantum().toPlainString())));
    return String.join(", ", values);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String row(String... cells) {
    return List.of(cells).stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
