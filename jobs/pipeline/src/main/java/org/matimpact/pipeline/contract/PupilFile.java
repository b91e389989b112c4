package org.matimpact.pipeline.contract;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A file of pupils that executors read.
 *
 * @param source name of the source in the settings
 * @param contract the JSON of its contract
 * @param contractName name of its contract
 * @param layout what its beginning tells
 */
public record PupilFile(String source, String contractName, String contract, FileLayout layout)
    implements Serializable {

  /** A parser of its rows, for one thread. */
  public RecordParser parser(Optional<PupilKey> key) {
    return RecordParser.of(Contracts.parse(contract), layout, key);
  }

  /** No counts of its rows yet. */
  public FileCounts counts() {
    return new FileCounts(source, contractName, layout.file());
  }

  /**
   * Numbers of the parts that can be read apart: the row groups of a Parquet file, else the whole.
   */
  public List<Integer> parts() {
    if (layout.format() != FileLayout.Format.PARQUET) {
      return List.of(0);
    }
    try {
      return IntStream.range(0, ParquetFile.rowGroups(Path.of(layout.file()))).boxed().toList();
    } catch (IOException e) {
      return List.of(0);
    }
  }

  /** Opens a part, for a gzipped text and for Parquet. */
  public PupilRows open(int part, RecordParser parser) throws IOException {
    Path path = Path.of(layout.file());
    OpenFile file =
        layout.format() == FileLayout.Format.PARQUET
            ? ParquetFile.open(path, part)
            : TextFile.open(path, Contracts.parse(contract));
    return new PupilRows(file, parser);
  }
}
