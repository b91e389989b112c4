package org.matimpact.pipeline.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns the bytes of a row into a record by name, never by position. Knows nothing of files or of
 * other rows, so any engine can drive it. A direct identifier leaves it as a keyed hash, or, where
 * it was given no key, not at all. Not safe for use by several threads at once.
 */
public final class RecordParser {

  /** Stands for a direct identifier when there is no key. */
  private static final String NOT_SHOWN = "(not shown)";

  private final SourceContract contract;
  private final FileLayout file;
  private final Header header;
  private final Optional<YearRule> year;
  private final StrictText text;
  private final CellSplitter splitter;
  private final List<CellReader> readers;
  private final ColumnLayouts layouts;
  private final Names names;
  private final Optional<KeyedHash> hash;

  private RecordParser(SourceContract contract, FileLayout file, Optional<PupilKey> key) {
    this.contract = contract;
    this.file = file;
    this.header = new Header(file.header());
    this.year = file.year(contract);
    this.text = new StrictText(contract.encoding());
    this.splitter = new CellSplitter(file.delimiter());
    this.readers = contract.fields().stream().map(CellReader::new).toList();
    List<String> all = new ArrayList<>(contract.fields().stream().map(SourceField::name).toList());
    if (year.isPresent()) {
      all.add(SourceContract.YEAR);
    }
    this.names = new Names(all);
    this.layouts = new ColumnLayouts(contract, header, year, names);
    this.hash = key.map(PupilKey::hash);
  }

  /**
   * A parser of the rows below a header. A field whose column the header lacks is missing in every
   * row; whether that is allowed is the business of whoever reads the file.
   */
  public static RecordParser of(SourceContract contract, FileLayout file, Optional<PupilKey> key) {
    return new RecordParser(contract, file, key);
  }

  /**
   * A parser that knows no key, of a file with the first delimiter of the contract.
   *
   * @param header texts of the header's cells
   * @param file name of the file, which may hold the year
   */
  static RecordParser of(SourceContract contract, List<String> header, String file) {
    return new RecordParser(
        contract,
        new FileLayout(file, FileLayout.Format.TEXT, header, contract.delimiters().get(0)),
        Optional.empty());
  }

  /** The row that these bytes, without line end, write. */
  public Parsed parse(byte[] row) {
    Optional<String> decoded = text.decode(row);
    if (decoded.isEmpty()) {
      return broken("", RowBreak.ENCODING, "has bytes that are not valid " + contract.encoding());
    }
    CellSplitter.Cells cells = splitter.split(decoded.get());
    if (!cells.wellQuoted()) {
      return broken("", "quote", "a quoted cell is not closed, or text follows its closing quote");
    }
    return parse(cells.texts());
  }

  /** The row that has these cells, such as one of a Parquet file. */
  public Parsed parse(List<String> cells) {
    boolean tooShort =
        cells.size() < header.size() && contract.shortRows() == SourceContract.ShortRows.REJECTED;
    if (tooShort || cells.size() > header.size()) {
      return broken(
          "", "columns", "has %d cells, the header %d".formatted(cells.size(), header.size()));
    }
    ColumnLayout layout = layouts.of(yearOf(cells));
    for (Map.Entry<String, Set<String>> keep : contract.keep().entrySet()) {
      Cell cell = cell(cells, layout, names.position(keep.getKey()));
      if (!isKept(cell, keep.getValue())) {
        return new Parsed.NotApplicable(keys(cells, layout));
      }
    }
    return record(cells, layout);
  }

  /** The file that the rows stand in. */
  public FileLayout file() {
    return file;
  }

  /** The year of a row, where it decides which columns are read. */
  private OptionalInt yearOf(List<String> cells) {
    int field = layouts.yearField();
    if (field < 0) {
      return OptionalInt.empty();
    }
    return cell(cells, layouts.ofAnyYear(), field) instanceof Cell.Value value
        ? layouts.year(value.value())
        : OptionalInt.empty();
  }

  private Parsed record(List<String> cells, ColumnLayout layout) {
    Object[] values = new Object[names.size()];
    List<RowBreak> breaks = new ArrayList<>(0);
    for (int i = 0; i < readers.size(); i++) {
      Cell cell = cell(cells, layout, i);
      if (layout.wrong(i).isPresent()) {
        breaks.add(layout.wrong(i).get());
      } else if (cell instanceof Cell.Value value) {
        values[i] = hidden(i, value.value());
      } else if (cell instanceof Cell.Bad bad) {
        breaks.add(new RowBreak(headerRead(cells, layout, i), bad.rule(), bad.message()));
      }
    }
    if (!breaks.isEmpty()) {
      return new Parsed.Broken(List.copyOf(breaks));
    }
    NamedValues record = new NamedValues(names, values);
    OptionalInt ends = year.isPresent() ? year.get().year(record) : OptionalInt.empty();
    if (ends.isPresent()) {
      values[values.length - 1] = (long) ends.getAsInt();
    }
    return new Parsed.Kept(record);
  }

  private Object hidden(int field, Object value) {
    if (!readers.get(field).field().isDirectIdentifier()) {
      return value;
    }
    return hash.map(h -> h.name(String.valueOf(value))).orElse(NOT_SHOWN);
  }

  /** The first of the field's columns that has a value, or is none. */
  private Cell cell(List<String> cells, ColumnLayout layout, int field) {
    CellReader reader = readers.get(field);
    Cell first = reader.missing();
    for (int position : layout.columns(field)) {
      if (position < cells.size()) {
        first = reader.read(cells.get(position));
        if (first != Cell.MISSING && first != CellReader.REQUIRED) {
          return first;
        }
      }
    }
    return first;
  }

  /**
   * A value out of the list or missing is not kept; a value that is none is for the row to break.
   */
  private static boolean isKept(Cell cell, Set<String> wanted) {
    if (cell instanceof Cell.Value value) {
      return value.value() instanceof List<?> several
          ? several.stream().anyMatch(wanted::contains)
          : wanted.contains(String.valueOf(value.value()));
    }
    return cell instanceof Cell.Bad bad && !bad.equals(CellReader.REQUIRED);
  }

  private Map<String, Object> keys(List<String> cells, ColumnLayout layout) {
    if (contract.uniqueKeys().isEmpty()) {
      return Map.of();
    }
    Map<String, Object> keys = new HashMap<>();
    for (String key : contract.uniqueKeys()) {
      if (cell(cells, layout, names.position(key)) instanceof Cell.Value value) {
        keys.put(key, value.value());
      }
    }
    return keys;
  }

  /** Header of the column that gave a field's cell; of the first one when none has a value. */
  private String headerRead(List<String> cells, ColumnLayout layout, int field) {
    int[] columns = layout.columns(field);
    for (int position : columns) {
      if (position < cells.size()
          && !readers.get(field).field().missing().contains(cells.get(position).strip())) {
        return header.at(position);
      }
    }
    return columns.length == 0 ? names.name(field) : header.at(columns[0]);
  }

  /** Headers of a field as the file writes them; the field's name when the file lacks it. */
  private String headerOf(ColumnLayout layout, int field) {
    int[] columns = layout.columns(field);
    return columns.length == 0
        ? names.name(field)
        : Arrays.stream(columns).mapToObj(header::at).collect(Collectors.joining("/"));
  }

  /** Header by name of the field. */
  Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 0; i < readers.size(); i++) {
      headers.put(names.name(i), headerOf(layouts.ofAnyYear(), i));
    }
    return headers;
  }

  private static Parsed broken(String column, String rule, String message) {
    return new Parsed.Broken(List.of(new RowBreak(column, rule, message)));
  }
}
