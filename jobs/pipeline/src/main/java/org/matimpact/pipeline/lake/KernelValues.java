package org.matimpact.pipeline.lake;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import org.matimpact.pipeline.contract.TableField;

/** Values of Delta Kernel's columns as plain Java values. */
final class KernelValues {

  private KernelValues() {}

  /** Null where the row has no value. */
  static Object at(ColumnVector column, TableField.Type type, int row) {
    if (column.isNullAt(row)) {
      return null;
    }
    return switch (type) {
      case STRING -> column.getString(row);
      case INTEGER -> column.getLong(row);
      case NUMBER -> column.getDouble(row);
      case BOOLEAN -> column.getBoolean(row);
      case DATE -> LocalDate.ofEpochDay(column.getInt(row));
      case DATETIME -> Instant.EPOCH.plus(column.getLong(row), ChronoUnit.MICROS);
      case ARRAY -> wholeNumbers(column.getArray(row));
    };
  }

  private static List<Long> wholeNumbers(ArrayValue array) {
    ColumnVector elements = array.getElements();
    return LongStream.range(0, array.getSize()).mapToObj(i -> elements.getLong((int) i)).toList();
  }
}
