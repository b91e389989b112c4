package org.matimpact.pipeline.lake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;

/** Tables of an edition as they are read, from values alone. */
public final class TestTables {

  private static final TableContracts CONTRACTS = TableContracts.load();

  private TestTables() {}

  /** A row of a table with those values; it has no others. */
  public static EditionTable.Line line(String table, Map<String, Object> values) {
    TableContract contract = CONTRACTS.table(table);
    Object[] cells =
        contract.columns().stream()
            .map(column -> Optional.ofNullable(values.get(column)))
            .toArray();
    TableResult result = new TableResult(contract.fields(), List.of(Cells.of(cells)), 1);
    return EditionTable.of(table, result).rows().get(0);
  }
}
