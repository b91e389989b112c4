package org.matimpact.pipeline.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Turns the bytes of a row into a record by name, never by position. Knows nothing of files or of
 * other rows, so any engine can drive it. Not safe for use by several threads at once.
 */
public final class RecordParser {

  private final SourceContract contract;
  private final Header header;
  private final Optional<YearRule> year;
  private final StrictText text;
  private final CellSplitter splitter;
  private final List<CellReader> readers;
  private final int[] positions;
  private final Names names;

  private RecordParser(SourceContract contract, Header header, Optional<YearRule> year) {
    this.contract = contract;
    this.header = header;
    this.year = year;
    this.text = new StrictText(contract.encoding());
    this.splitter = new CellSplitter(contract.delimiter());
    this.readers = contract.fields().stream().map(CellReader::new).toList();
    this.positions = contract.fields().stream().mapToInt(f -> first(header.positions(f))).toArray();
    List<String> all = new ArrayList<>(contract.fields().stream().map(SourceField::name).toList());
    if (year.isPresent()) {
      all.add(SourceContract.YEAR);
    }
    this.names = new Names(all);
  }

  /**
   * A parser of the rows below a header. A field whose column the header lacks is missing in every
   * row; whether that is allowed is the business of whoever reads the file.
   *
   * @param header texts of the header's cells
   * @param file name of the file, which may hold the year
   */
  public static RecordParser of(SourceContract contract, List<String> header, String file) {
    return new RecordParser(contract, new Header(header), contract.year().flatMap(y -> y.at(file)));
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

  private Parsed parse(List<String> cells) {
    boolean tooShort =
        cells.size() < header.size() && contract.shortRows() == SourceContract.ShortRows.REJECTED;
    if (tooShort || cells.size() > header.size()) {
      return broken(
          "", "columns", "has %d cells, the header %d".formatted(cells.size(), header.size()));
    }
    for (Map.Entry<String, Set<String>> keep : contract.keep().entrySet()) {
      Cell cell = cell(cells, names.position(keep.getKey()));
      if (!isKept(cell, keep.getValue())) {
        return new Parsed.NotApplicable(keys(cells));
      }
    }
    return record(cells);
  }

  private Parsed record(List<String> cells) {
    Object[] values = new Object[names.size()];
    List<RowBreak> breaks = new ArrayList<>(0);
    for (int i = 0; i < readers.size(); i++) {
      Cell cell = cell(cells, i);
      if (cell instanceof Cell.Value value) {
        values[i] = value.value();
      } else if (cell instanceof Cell.Bad bad) {
        breaks.add(new RowBreak(headerOf(i), bad.rule(), bad.message()));
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

  private Cell cell(List<String> cells, int field) {
    int position = positions[field];
    CellReader reader = readers.get(field);
    return position < 0 || position >= cells.size()
        ? reader.missing()
        : reader.read(cells.get(position));
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

  private Map<String, Object> keys(List<String> cells) {
    if (contract.uniqueKeys().isEmpty()) {
      return Map.of();
    }
    Map<String, Object> keys = new HashMap<>();
    for (String key : contract.uniqueKeys()) {
      if (cell(cells, names.position(key)) instanceof Cell.Value value) {
        keys.put(key, value.value());
      }
    }
    return keys;
  }

  /** Header of a field as the file writes it; the field's name when the file lacks it. */
  String headerOf(int field) {
    return positions[field] < 0 ? names.name(field) : header.at(positions[field]);
  }

  /** Header by name of the field. */
  Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 0; i < readers.size(); i++) {
      headers.put(names.name(i), headerOf(i));
    }
    return headers;
  }

  private static int first(List<Integer> positions) {
    return positions.isEmpty() ? -1 : positions.get(0);
  }

  private static Parsed broken(String column, String rule, String message) {
    return new Parsed.Broken(List.of(new RowBreak(column, rule, message)));
  }
}
