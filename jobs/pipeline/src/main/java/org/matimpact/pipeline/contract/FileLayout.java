package org.matimpact.pipeline.contract;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What the beginning of a file tells about the rest of it.
 *
 * @param file the file as named in the settings
 * @param format how rows are stored
 * @param header texts of the header's cells, without byte order mark
 * @param delimiter character between cells of a text
 */
public record FileLayout(String file, Format format, List<String> header, char delimiter)
    implements Serializable {

  /** How rows are stored. */
  public enum Format {
    TEXT,
    GZIP,
    PARQUET
  }

  /** Copies the header, into a list that can travel to executors. */
  public FileLayout {
    header = List.copyOf(header);
  }

  /** The contract's year with what the name and the headers of the file say put in. */
  Optional<YearRule> year(SourceContract contract) {
    return contract
        .year()
        .flatMap(
            rule ->
                rule instanceof YearRule.FromHeader inHeader
                    ? HeaderYears.of(inHeader, header)
                    : rule.at(file));
  }
}
