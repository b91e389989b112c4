package org.matimpact.pipeline.lake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableField;

/**
 * Finds the rows that meet a query and brings them into key order. With a limit it holds at most
 * twice as many rows as it returns.
 */
final class RowFinder {

  private final TableQuery query;
  private final List<TableField> shown;
  private final List<TableField> read;
  private final int[] shownAt;
  private final int[] conditionAt;
  private final int editionAt;
  private final Comparator<Cells> order;
  private final List<Cells> rows = new ArrayList<>();
  private long total;

  RowFinder(TableContract contract, TableQuery query) {
    List<String> order = order(contract);
    this.query = query;
    this.shown = shown(contract, query);
    Set<TableField> needed = new LinkedHashSet<>(shown);
    needed.add(field(contract, TableContract.EDITION));
    query.where().forEach(condition -> needed.add(field(contract, condition.column())));
    order.forEach(column -> needed.add(field(contract, column)));
    this.read = List.copyOf(needed);
    List<String> names = read.stream().map(TableField::name).toList();
    this.shownAt = shown.stream().mapToInt(read::indexOf).toArray();
    this.conditionAt = query.where().stream().mapToInt(c -> names.indexOf(c.column())).toArray();
    this.editionAt = names.indexOf(TableContract.EDITION);
    this.order = Cells.by(order.stream().mapToInt(names::indexOf).toArray());
  }

  /** Reads an edition of a snapshot, or all rows of a log. */
  void read(KernelSnapshot snapshot, Optional<String> edition) {
    KernelRows.read(snapshot, read, edition, this::take);
  }

  TableResult result() {
    trim();
    return new TableResult(shown, rows.stream().map(row -> row.select(shownAt)).toList(), total);
  }

  private void take(Cells row) {
    if (!wanted(row)) {
      return;
    }
    total++;
    rows.add(row);
    if (query.limit().isPresent() && rows.size() > 2L * Math.max(query.limit().getAsInt(), 1000)) {
      trim();
    }
  }

  private boolean wanted(Cells row) {
    if (!query.editions().isEmpty() && !query.editions().contains(row.text(editionAt))) {
      return false;
    }
    for (int i = 0; i < conditionAt.length; i++) {
      if (!query.where().get(i).holds(row.text(conditionAt[i]))) {
        return false;
      }
    }
    return true;
  }

  private void trim() {
    rows.sort(order);
    if (query.limit().isPresent() && rows.size() > query.limit().getAsInt()) {
      rows.subList(query.limit().getAsInt(), rows.size()).clear();
    }
  }

  private static List<TableField> shown(TableContract contract, TableQuery query) {
    query.columns().forEach(column -> field(contract, column));
    return contract.fields().stream()
        .filter(field -> query.columns().isEmpty() || query.columns().contains(field.name()))
        .toList();
  }

  /** The key; a log has none and goes by its times. */
  private static List<String> order(TableContract contract) {
    if (!contract.primaryKey().isEmpty()) {
      return contract.primaryKey();
    }
    List<String> order = new ArrayList<>();
    contract.fields().stream()
        .filter(field -> field.type() == TableField.Type.DATETIME)
        .forEach(field -> order.add(field.name()));
    order.addAll(contract.columns());
    return order;
  }

  private static TableField field(TableContract contract, String column) {
    return contract
        .field(column)
        .orElseThrow(
            () ->
                new UnknownNameException(
                    "Table " + contract.name(), "column", column, contract.columns()));
  }
}
