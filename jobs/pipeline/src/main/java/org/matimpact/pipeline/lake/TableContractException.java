package org.matimpact.pipeline.lake;

import java.util.List;

/** Rows that break the contract of their table; the table is as it was. */
public final class TableContractException extends LakeException {

  TableContractException(String table, List<String> problems) {
    super(
        "Table %s was not written, because its rows break schemas/tables/%s.json:\n  %s"
            .formatted(table, LakePath.contractName(table), String.join("\n  ", problems)));
  }
}
