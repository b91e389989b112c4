package org.matimpact.pipeline.publish;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.run.StageContext;

/**
 * The rows of result tables, by table.
 *
 * @param tables rows in the order of their keys
 */
record Results(Map<String, List<ResultRow>> tables) {

  /** The tables of the edition, as the stages before have left them. */
  static Results read(StageContext context, List<String> names) {
    return of(context, names, name -> context.read(name).collectAsList());
  }

  /** The tables as they are published at present, of every edition that has some. */
  static List<Results> published(StageContext context, List<String> names) {
    Results all = of(context, names, context::published);
    return all.tables.values().stream()
        .flatMap(List::stream)
        .map(row -> row.text(TableContract.EDITION))
        .distinct()
        .sorted()
        .map(all::of)
        .toList();
  }

  private static Results of(
      StageContext context, List<String> names, Function<String, List<Row>> read) {
    Map<String, List<ResultRow>> tables = new TreeMap<>();
    for (String name : names) {
      TableContract contract = context.contract(name);
      tables.put(
          name,
          read.apply(name).stream()
              .map(row -> ResultRow.of(contract, row))
              .sorted(Comparator.comparing(ResultRow::key))
              .toList());
    }
    return new Results(tables);
  }

  private Results of(String edition) {
    Map<String, List<ResultRow>> rows = new TreeMap<>();
    tables.forEach(
        (name, all) ->
            rows.put(
                name,
                all.stream()
                    .filter(row -> row.text(TableContract.EDITION).equals(edition))
                    .toList()));
    return new Results(rows);
  }

  /** Rows of a table. */
  List<ResultRow> rows(String table) {
    return tables.get(table);
  }

  /** Name of a row among those of all tables. */
  static String key(String table, ResultRow row) {
    return table + ":" + row.key();
  }
}
