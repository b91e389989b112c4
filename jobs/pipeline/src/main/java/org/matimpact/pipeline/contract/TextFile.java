package org.matimpact.pipeline.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A text file, plain or gzipped. */
final class TextFile implements OpenFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final StoredText stored;
  private final RowScanner scanner;
  private final Optional<Break> unreadable;
  private final FileLayout layout;

  private TextFile(
      StoredText stored, RowScanner scanner, Optional<Break> unreadable, FileLayout layout) {
    this.stored = stored;
    this.scanner = scanner;
    this.unreadable = unreadable;
    this.layout = layout;
  }

  static TextFile open(Path path, SourceContract contract) throws IOException {
    StoredText stored = new StoredText(path);
    try {
      return open(path.toString(), contract, stored);
    } catch (IOException e) {
      stored.close();
      throw e;
    }
  }

  private static TextFile open(String file, SourceContract contract, StoredText stored)
      throws IOException {
    char usual = contract.delimiters().get(0);
    RowScanner scanner = new RowScanner(stored.text(), usual, RowScanner.RowEnd.of(contract));
    Optional<RawRow> first = scanner.next();
    Optional<String> header =
        first.flatMap(row -> new StrictText(contract.encoding()).decode(row.bytes()));
    char delimiter = header.map(h -> DelimiterChoice.of(contract.delimiters(), h)).orElse(usual);
    scanner.delimitedBy(delimiter);
    FileLayout layout =
        new FileLayout(file, stored.format(), cells(header.orElse(""), delimiter), delimiter);
    return new TextFile(stored, scanner, unreadable(file, contract, first, header), layout);
  }

  private static Optional<Break> unreadable(
      String file, SourceContract contract, Optional<RawRow> first, Optional<String> header) {
    if (first.isEmpty()) {
      return Optional.of(Break.ofFile(file, "is empty", "Fetch it again"));
    }
    return header.isPresent()
        ? Optional.empty()
        : Optional.of(FileBreaks.encoding(file, first.get().line(), contract));
  }

  private static List<String> cells(String header, char delimiter) {
    String bare = header.startsWith(BYTE_ORDER_MARK) ? header.substring(1) : header;
    return new CellSplitter(delimiter).split(bare).texts();
  }

  @Override
  public Optional<Break> unreadable() {
    return unreadable;
  }

  @Override
  public FileLayout layout() {
    return layout;
  }

  @Override
  public Optional<FileRow> next() throws IOException {
    return scanner.next().map(row -> row);
  }

  @Override
  public long bytes() {
    return scanner.bytes();
  }

  @Override
  public StoredFile readToEnd() throws IOException {
    return stored.readToEnd();
  }

  @Override
  public StoredFile readInPart() throws IOException {
    return stored.readInPart();
  }

  @Override
  public void close() throws IOException {
    stored.close();
  }
}
