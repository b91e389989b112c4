package org.matimpact.pipeline.cli.show;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.lake.RowCondition;
import org.matimpact.pipeline.lake.TableQuery;

/**
 * What to print of a table.
 *
 * @param lake where the lake is
 * @param table name of the table's contract
 * @param editions only these; empty: all
 * @param where conditions that all have to hold
 * @param columns only these; empty: all
 * @param limit most rows; empty: as many as the format prints
 */
public record ShowQuery(
    LakePath lake,
    String table,
    List<String> editions,
    List<RowCondition> where,
    List<String> columns,
    OptionalInt limit,
    Set<ShowOption> options,
    ShowFormat format) {

  /** Checks the limit. */
  public ShowQuery {
    if (limit.isPresent() && limit.getAsInt() < 0) {
      throw new UsageException(
          "--limit is %d; it is a number of rows, 0 or more".formatted(limit.getAsInt()));
    }
  }

  /**
   * The query for the lake.
   *
   * @param contract of the table; empty if there is none of that name
   */
  TableQuery tableQuery(Optional<TableContract> contract) {
    return new TableQuery(
        options.contains(ShowOption.PUBLISHED) ? LakePath.publishedName(table) : table,
        editions,
        where,
        contract.isPresent() ? withUnit(contract.get()) : columns,
        limit.isPresent() ? limit : format.rows(),
        options.contains(ShowOption.DRAFT) ? Completeness.DRAFT : Completeness.COMPLETE);
  }

  /** For reading, a number comes with its unit, asked for or not. */
  private List<String> withUnit(TableContract contract) {
    boolean lacksUnit = !columns.isEmpty() && !columns.contains("unit");
    return format == ShowFormat.TABLE && lacksUnit && contract.columns().contains("unit")
        ? Stream.concat(columns.stream(), Stream.of("unit")).toList()
        : columns;
  }
}
