package org.matimpact.pipeline.contract;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;

/** Reads one file with its contract, row by row; what makes it useless becomes a {@link Break}. */
final class FileReading {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final SourceSpec spec;
  private final SourceContract contract;
  private final HeaderCheck headerCheck;
  private final ReadScope scope;
  private final List<Break> breaks;

  FileReading(
      SourceSpec spec,
      SourceContract contract,
      HeaderCheck headerCheck,
      ReadScope scope,
      List<Break> breaks) {
    this.spec = spec;
    this.contract = contract;
    this.headerCheck = headerCheck;
    this.scope = scope;
    this.breaks = breaks;
  }

  /**
   * A file that was read.
   *
   * @param ledger its rows
   * @param stored the file as stored
   */
  record Read(FileLedger ledger, StoredFile stored) {}

  /** The rows of a file; empty, with the reasons added to the breaks, when it cannot be used. */
  Optional<Read> read(Path path) {
    String file = path.toString();
    if (!Files.exists(path)) {
      return unusable(file, "is not there", "Fetch it, or correct its name in the settings");
    }
    if (Files.isDirectory(path)) {
      return unusable(file, "is a directory", "Name the files in it");
    }
    try (StoredText stored = new StoredText(path)) {
      return read(file, stored);
    } catch (EOFException | ZipException e) {
      return unusable(
          file,
          "is a truncated or damaged gzip file (%s)".formatted(e.getMessage()),
          "Fetch it again and compare its size with the original's");
    } catch (IOException e) {
      return unusable(file, "cannot be read: " + e, "Check the file and who may read it");
    }
  }

  private Optional<Read> read(String file, StoredText stored) throws IOException {
    RowScanner scanner = new RowScanner(stored.text(), contract.delimiter());
    Optional<RawRow> first = scanner.next();
    if (first.isEmpty()) {
      return unusable(file, "is empty", "Fetch it again");
    }
    Optional<List<String>> header = header(file, first.get());
    if (header.isEmpty()) {
      return Optional.empty();
    }
    RecordParser parser = RecordParser.of(contract, header.get(), file);
    FileLedger ledger = new FileLedger(spec, file, parser.headers());
    if (!readRows(scanner, parser, ledger)) {
      return Optional.empty();
    }
    if (ledger.rowsRead() == 0) {
      return unusable(file, "has a header and no rows", "Fetch it again");
    }
    return Optional.of(
        new Read(ledger, scope == ReadScope.FULL ? stored.readToEnd() : stored.readInPart()));
  }

  /** Cells of the header, when it is one that the contract can be read with. */
  private Optional<List<String>> header(String file, RawRow row) {
    Optional<String> text = new StrictText(contract.encoding()).decode(row.bytes());
    if (text.isEmpty()) {
      addEncodingBreak(file, row.line());
      return Optional.empty();
    }
    String line = text.get();
    String bare = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    List<String> cells = new CellSplitter(contract.delimiter()).split(bare).texts();
    List<Break> found = headerCheck.breaks(file, contract, new Header(cells));
    breaks.addAll(found);
    boolean yearKnown =
        contract.year().isEmpty() || contract.year().flatMap(y -> y.at(file)).isPresent();
    if (!yearKnown) {
      breaks.add(
          Break.ofFile(
              file,
              "its name does not say the academic year (%s)".formatted(contract.year().get()),
              "Name the file or its directory like the example of contract '%s'"
                  .formatted(contract.name())));
    }
    return found.isEmpty() && yearKnown ? Optional.of(cells) : Optional.empty();
  }

  private boolean readRows(RowScanner scanner, RecordParser parser, FileLedger ledger)
      throws IOException {
    while (ledger.rowsRead() < scope.rows() && scanner.bytes() < scope.bytes()) {
      Optional<RawRow> row = scanner.next();
      if (row.isEmpty()) {
        return true;
      }
      if (row.get().quotes() == RawRow.Quotes.OPEN) {
        addQuoteBreak(ledger.file(), row.get().line());
        return false;
      }
      Parsed parsed = parser.parse(row.get().bytes());
      if (parsed instanceof Parsed.Broken broken
          && broken.breaks().get(0).rule().equals(RowBreak.ENCODING)) {
        addEncodingBreak(ledger.file(), row.get().line());
        return false;
      }
      ledger.enter(row.get().line(), parsed);
    }
    return true;
  }

  private void addEncodingBreak(String file, long line) {
    breaks.add(
        new Break(
            file,
            line,
            "",
            "has bytes that are not %s, the encoding of contract '%s'"
                .formatted(contract.encoding().name().toLowerCase(Locale.ROOT), contract.name()),
            "Use a contract with the encoding of the file, or convert the file"));
  }

  private void addQuoteBreak(String file, long line) {
    breaks.add(
        new Break(
            file,
            line,
            "",
            "a quoted cell that opens in this row is never closed",
            "Repair the quotes of the row; the file may also be cut off"));
  }

  private Optional<Read> unusable(String file, String problem, String advice) {
    breaks.add(Break.ofFile(file, problem, advice));
    return Optional.empty();
  }
}
