package org.matimpact.pipeline.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A Parquet file as rows of text, each value by its shortest text, so that it goes through the same
 * parser as a text file. The line of a row is its number in the file, the first being 1. Columns
 * that are no single values are not seen.
 */
final class ParquetFile implements OpenFile {

  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  /** A row's number and cells. */
  private record CellRow(long line, List<String> cells) implements FileRow {

    @Override
    public Parsed parse(RecordParser parser) {
      return parser.parse(cells);
    }
  }

  private final Path path;
  private final ParquetFileReader reader;
  private final MessageType columns;
  private final int lastGroup;
  private int nextGroup;
  private RecordReader<String[]> rows;
  private long rowsLeft;
  private long line;

  private ParquetFile(Path path, ParquetFileReader reader, int firstGroup, int groups) {
    this.path = path;
    this.reader = reader;
    this.columns = singleValues(reader.getFileMetaData().getSchema());
    this.nextGroup = firstGroup;
    this.lastGroup = firstGroup + groups;
    reader.setRequestedSchema(columns);
  }

  static boolean isParquet(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  /** The whole file. */
  static ParquetFile open(Path path) throws IOException {
    ParquetFileReader reader = reader(path);
    return new ParquetFile(path, reader, 0, reader.getRowGroups().size());
  }

  /** One of its row groups. */
  static ParquetFile open(Path path, int rowGroup) throws IOException {
    return new ParquetFile(path, reader(path), rowGroup, 1);
  }

  /** Number of row groups, which can be read apart. */
  static int rowGroups(Path path) throws IOException {
    try (ParquetFileReader reader = reader(path)) {
      return reader.getRowGroups().size();
    }
  }

  private static ParquetFileReader reader(Path path) throws IOException {
    try {
      return ParquetFileReader.open(new LocalInputFile(path));
    } catch (RuntimeException e) {
      throw new IOException("no Parquet file, or cut off", e);
    }
  }

  private static MessageType singleValues(MessageType schema) {
    List<Type> single =
        schema.getFields().stream()
            .filter(f -> f.isPrimitive() && !f.isRepetition(Type.Repetition.REPEATED))
            .toList();
    return new MessageType(schema.getName(), single);
  }

  @Override
  public Optional<Break> unreadable() {
    return Optional.empty();
  }

  @Override
  public FileLayout layout() {
    List<String> header = columns.getFields().stream().map(Type::getName).toList();
    return new FileLayout(path.toString(), FileLayout.Format.PARQUET, header, ',');
  }

  @Override
  public Optional<FileRow> next() throws IOException {
    while (rowsLeft == 0) {
      if (nextGroup == lastGroup) {
        return Optional.empty();
      }
      openGroup();
    }
    rowsLeft--;
    line++;
    return Optional.of(new CellRow(line, read()));
  }

  /** What the library says about a damaged page may show what is in it. */
  private List<String> read() throws IOException {
    try {
      return List.of(rows.read());
    } catch (RuntimeException e) {
      throw new IOException("row %d is damaged (%s)".formatted(line, e.getClass().getSimpleName()));
    }
  }

  private void openGroup() throws IOException {
    PageReadStore pages = reader.readRowGroup(nextGroup);
    line = reader.getRowGroups().get(nextGroup).getRowIndexOffset();
    rowsLeft = pages.getRowCount();
    nextGroup++;
    rows =
        new ColumnIOFactory()
            .getColumnIO(columns)
            .getRecordReader(pages, new ParquetTexts(columns));
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public StoredFile readToEnd() throws IOException {
    return StoredText.checksum(path);
  }

  @Override
  public StoredFile readInPart() throws IOException {
    return new StoredFile(Files.size(path), "");
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
