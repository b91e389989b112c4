package org.matimpact.pipeline.lake;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.matimpact.pipeline.contract.TableField;

/** Turns the batches of a snapshot into rows of plain Java values. */
final class KernelRows {

  private KernelRows() {}

  /**
   * Hands over every row of the snapshot, in no particular order.
   *
   * @param fields the values of a row, in this order; none where this version of the table lacks
   *     the column
   * @param edition only that edition of a table that holds editions; empty: every row
   */
  static void read(
      KernelSnapshot snapshot,
      List<TableField> fields,
      Optional<String> edition,
      Consumer<Cells> sink) {
    List<String> columns = fields.stream().map(TableField::name).toList();
    try (var batches = snapshot.batches(columns, edition)) {
      while (batches.hasNext()) {
        read(batches.next(), fields, sink);
      }
    } catch (IOException e) {
      throw snapshot.unreadable(e);
    }
  }

  private static void read(
      FilteredColumnarBatch batch, List<TableField> fields, Consumer<Cells> sink) {
    ColumnarBatch data = batch.getData();
    List<Optional<ColumnVector>> vectors = vectors(data, fields);
    IntPredicate selected = selected(batch);
    for (int row = 0; row < data.getSize(); row++) {
      if (selected.test(row)) {
        sink.accept(new Cells(values(vectors, fields, row)));
      }
    }
  }

  private static List<Optional<ColumnVector>> vectors(ColumnarBatch data, List<TableField> fields) {
    List<Optional<ColumnVector>> vectors = new ArrayList<>();
    for (TableField field : fields) {
      int at = data.getSchema().indexOf(field.name());
      vectors.add(at < 0 ? Optional.empty() : Optional.of(data.getColumnVector(at)));
    }
    return vectors;
  }

  private static Object[] values(
      List<Optional<ColumnVector>> vectors, List<TableField> fields, int row) {
    Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      if (vectors.get(i).isPresent()) {
        values[i] = KernelValues.at(vectors.get(i).get(), fields.get(i).type(), row);
      }
    }
    return values;
  }

  private static IntPredicate selected(FilteredColumnarBatch batch) {
    return batch
        .getSelectionVector()
        .<IntPredicate>map(kept -> row -> !kept.isNullAt(row) && kept.getBoolean(row))
        .orElse(row -> true);
  }
}
