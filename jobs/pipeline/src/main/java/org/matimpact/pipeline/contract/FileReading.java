package org.matimpact.pipeline.contract;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipException;

/** Reads one file with its contract, row by row; what makes it useless becomes a {@link Break}. */
final class FileReading {

  private final SourceContract contract;
  private final HeaderCheck headerCheck;
  private final ReadScope scope;
  private final List<Break> breaks;

  FileReading(
      SourceContract contract, HeaderCheck headerCheck, ReadScope scope, List<Break> breaks) {
    this.contract = contract;
    this.headerCheck = headerCheck;
    this.scope = scope;
    this.breaks = breaks;
  }

  /**
   * A file that was read.
   *
   * @param rows where its rows went
   * @param stored the file as stored
   */
  record Read<S extends RowSink>(S rows, StoredFile stored) {}

  /** What is done with an open file; empty when that shows that it cannot be used. */
  private interface Use<T> {
    Optional<T> of(OpenFile file) throws IOException;
  }

  /**
   * Reads the rows of a file into a sink.
   *
   * @return empty, with the reasons added to the breaks, when it cannot be used
   */
  <S extends RowSink> Optional<Read<S>> read(Path path, Function<RecordParser, S> sinks) {
    return use(
        path,
        file -> {
          RecordParser parser = RecordParser.of(contract, file.layout(), Optional.empty());
          S sink = sinks.apply(parser);
          if (!readRows(file, parser, sink)) {
            return Optional.empty();
          }
          if (sink.rowsRead() == 0) {
            return unusable(file.layout().file(), "has a header and no rows", "Fetch it again");
          }
          return Optional.of(
              new Read<>(sink, scope == ReadScope.FULL ? file.readToEnd() : file.readInPart()));
        });
  }

  /** The layout of a file, from its beginning alone. */
  Optional<FileLayout> open(Path path) {
    return use(path, file -> Optional.of(file.layout()));
  }

  private <T> Optional<T> use(Path path, Use<T> use) {
    String file = path.toString();
    if (!Files.exists(path)) {
      return unusable(file, "is not there", "Fetch it, or correct its name in the settings");
    }
    if (Files.isDirectory(path)) {
      return unusable(file, "is a directory", "Name the files in it");
    }
    try (OpenFile open = OpenFile.of(path, contract)) {
      Optional<Break> unreadable = open.unreadable();
      unreadable.ifPresent(breaks::add);
      return unreadable.isEmpty() && hasGoodHeader(open) ? use.of(open) : Optional.empty();
    } catch (EOFException | ZipException e) {
      return unusable(
          file,
          "is a truncated or damaged gzip file (%s)".formatted(e.getMessage()),
          "Fetch it again and compare its size with the original's");
    } catch (IOException e) {
      return unusable(file, "cannot be read: " + e, "Check the file and who may read it");
    }
  }

  private boolean hasGoodHeader(OpenFile open) {
    List<Break> found = headerCheck.breaks(open.layout(), contract);
    breaks.addAll(found);
    return found.isEmpty();
  }

  private boolean readRows(OpenFile file, RecordParser parser, RowSink sink) throws IOException {
    while (sink.rowsRead() < scope.rows() && file.bytes() < scope.bytes()) {
      Optional<FileRow> row = file.next();
      if (row.isEmpty()) {
        return true;
      }
      if (row.get() instanceof RawRow raw && raw.quotes() == RawRow.Quotes.OPEN) {
        breaks.add(FileBreaks.openQuote(parser.file().file(), raw.line()));
        return false;
      }
      Parsed parsed = row.get().parse(parser);
      if (parsed instanceof Parsed.Broken broken
          && broken.breaks().get(0).rule().equals(RowBreak.ENCODING)) {
        breaks.add(FileBreaks.encoding(parser.file().file(), row.get().line(), contract));
        return false;
      }
      sink.enter(row.get().line(), parsed);
    }
    return true;
  }

  private <T> Optional<T> unusable(String file, String problem, String advice) {
    breaks.add(Break.ofFile(file, problem, advice));
    return Optional.empty();
  }
}
