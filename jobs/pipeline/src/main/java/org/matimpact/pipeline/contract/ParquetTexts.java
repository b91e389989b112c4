package org.matimpact.pipeline.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;

/** Makes the texts of a Parquet row; a value that is not there is the empty text. */
final class ParquetTexts extends RecordMaterializer<String[]> {

  private final String[] cells;
  private final GroupConverter root;

  ParquetTexts(MessageType columns) {
    cells = new String[columns.getFieldCount()];
    Converter[] converters = new Converter[cells.length];
    for (int i = 0; i < converters.length; i++) {
      converters[i] = new Text(i, columns.getType(i).getLogicalTypeAnnotation());
    }
    root = new Root(converters);
  }

  @Override
  public String[] getCurrentRecord() {
    return cells.clone();
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }

  private final class Root extends GroupConverter {

    private final Converter[] converters;

    private Root(Converter[] converters) {
      this.converters = converters;
    }

    @Override
    public Converter getConverter(int field) {
      return converters[field];
    }

    @Override
    public void start() {
      Arrays.fill(cells, "");
    }

    @Override
    public void end() {}
  }

  private final class Text extends PrimitiveConverter {

    private final int column;
    private final LogicalTypeAnnotation type;

    private Text(int column, LogicalTypeAnnotation type) {
      this.column = column;
      this.type = type;
    }

    @Override
    public void addBinary(Binary value) {
      cells[column] =
          type instanceof DecimalLogicalTypeAnnotation decimal
              ? decimal(new BigInteger(value.getBytes()), decimal.getScale())
              : value.toStringUsingUTF8();
    }

    @Override
    public void addInt(int value) {
      cells[column] =
          type instanceof DateLogicalTypeAnnotation
              ? LocalDate.ofEpochDay(value).toString()
              : whole(value);
    }

    @Override
    public void addLong(long value) {
      cells[column] = whole(value);
    }

    private String whole(long value) {
      return type instanceof DecimalLogicalTypeAnnotation decimal
          ? decimal(BigInteger.valueOf(value), decimal.getScale())
          : Long.toString(value);
    }

    private static String decimal(BigInteger digits, int scale) {
      return new BigDecimal(digits, scale).toPlainString();
    }

    @Override
    public void addBoolean(boolean value) {
      cells[column] = value ? "1" : "0";
    }

    @Override
    public void addFloat(float value) {
      cells[column] = ShortestText.of(value);
    }

    @Override
    public void addDouble(double value) {
      cells[column] = ShortestText.of(value);
    }
  }
}
