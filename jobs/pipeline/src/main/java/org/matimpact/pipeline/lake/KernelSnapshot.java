package org.matimpact.pipeline.lake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.kernel.Scan;
import io.delta.kernel.ScanBuilder;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.actions.Protocol;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matimpact.pipeline.contract.TableContract;

/** One version of one Delta table, read without Spark. */
final class KernelSnapshot {

  private final Engine engine;
  private final String path;
  private final Snapshot snapshot;

  private KernelSnapshot(Engine engine, String path, Snapshot snapshot) {
    this.engine = engine;
    this.path = path;
    this.snapshot = snapshot;
  }

  /** The newest version; empty if there is no table. */
  static Optional<KernelSnapshot> latest(Engine engine, String path) {
    try {
      return Optional.of(
          new KernelSnapshot(engine, path, TableManager.loadSnapshot(path).build(engine)));
    } catch (TableNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * An earlier version.
   *
   * @throws LakeException if the table or that version is gone
   */
  static KernelSnapshot at(Engine engine, String path, long version) {
    try {
      return new KernelSnapshot(
          engine, path, TableManager.loadSnapshot(path).atVersion(version).build(engine));
    } catch (KernelException e) {
      throw new LakeException(
          ("%s: version %d cannot be read any more, because it is older than the history that the"
                  + " lake keeps (lake.history) or the table was made anew. Run the edition again")
              .formatted(path, version),
          e);
    }
  }

  long version() {
    return snapshot.getVersion();
  }

  Protocol protocol() {
    return snapshot.getProtocol();
  }

  Map<String, String> properties() {
    return snapshot.getTableProperties();
  }

  List<String> columns() {
    return snapshot.getSchema().fieldNames();
  }

  /**
   * The run whose rows the edition holds; empty if it holds none. One row tells, because a write
   * replaces all rows of an edition.
   */
  Optional<String> runId(String edition) {
    try (var batches = batches(List.of(TableContract.RUN_ID), Optional.of(edition))) {
      while (batches.hasNext()) {
        try (var rows = batches.next().getRows()) {
          if (rows.hasNext()) {
            return Optional.of(rows.next().getString(0));
          }
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Names of the files that hold the table's rows; no two files of a table share a name. */
  Set<String> files() {
    Set<String> names = new HashSet<>();
    Scan scan = snapshot.getScanBuilder().build();
    try (var files = scan.getScanFiles(engine).flatMap(FilteredColumnarBatch::getRows)) {
      while (files.hasNext()) {
        String file = InternalScanFileUtils.getAddFileStatus(files.next()).getPath();
        names.add(file.substring(file.lastIndexOf('/') + 1));
      }
      return names;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Number of the edition's rows, by the statistics that Delta keeps of its files. */
  long rows(String edition) {
    long rows = 0;
    Scan scan = scan(List.of(TableContract.RUN_ID), Optional.of(edition));
    try (var files = scan.getScanFiles(engine, true).flatMap(FilteredColumnarBatch::getRows)) {
      while (files.hasNext()) {
        Row add = files.next().getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
        rows += records(add.getString(InternalScanFileUtils.ADD_FILE_STATS_ORDINAL));
      }
      return rows;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static long records(String statistics) throws IOException {
    return new ObjectMapper().readTree(statistics).path("numRecords").asLong();
  }

  /**
   * Rows in batches, file by file; columns that this version lacks are left out.
   *
   * @param edition only that edition; empty: every row
   */
  CloseableIterator<FilteredColumnarBatch> batches(List<String> columns, Optional<String> edition) {
    Scan scan = scan(columns, edition);
    Row state = scan.getScanState(engine);
    return scan.getScanFiles(engine)
        .flatMap(FilteredColumnarBatch::getRows)
        .flatMap(file -> read(state, file));
  }

  UncheckedIOException unreadable(IOException cause) {
    return new UncheckedIOException("Cannot read the files of %s".formatted(path), cause);
  }

  private Scan scan(List<String> columns, Optional<String> edition) {
    List<StructField> fields =
        snapshot.getSchema().fields().stream().filter(f -> columns.contains(f.getName())).toList();
    ScanBuilder builder = snapshot.getScanBuilder().withReadSchema(new StructType(fields));
    return edition
        .map(name -> new Predicate("=", new Column(TableContract.EDITION), Literal.ofString(name)))
        .map(builder::withFilter)
        .orElse(builder)
        .build();
  }

  private CloseableIterator<FilteredColumnarBatch> read(Row state, Row file) {
    FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
    StructType physical = ScanStateRow.getPhysicalDataReadSchema(state);
    try {
      CloseableIterator<FileReadResult> data =
          engine
              .getParquetHandler()
              .readParquetFiles(
                  Utils.singletonCloseableIterator(status), physical, Optional.empty());
      return Scan.transformPhysicalData(engine, state, file, data.map(FileReadResult::getData));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }
}
