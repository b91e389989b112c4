package org.matimpact.pipeline.contract;

import java.util.List;
import java.util.Optional;

/** Which columns of a file each field is read from in rows of one year, or of any year. */
final class ColumnLayout {

  private final int[][] columns;
  private final RowBreak[] wrong;

  private ColumnLayout(int fields) {
    columns = new int[fields][];
    wrong = new RowBreak[fields];
  }

  /** The layout when the year makes no difference, or a row does not tell it. */
  static ColumnLayout ofAnyYear(SourceContract contract, Header header) {
    ColumnLayout layout = new ColumnLayout(contract.fields().size());
    for (int i = 0; i < layout.columns.length; i++) {
      layout.columns[i] = first(header.columns(contract.fields().get(i)));
    }
    return layout;
  }

  /** The layout of rows of a year. */
  static ColumnLayout of(SourceContract contract, Header header, RowYear year) {
    ColumnLayout layout = new ColumnLayout(contract.fields().size());
    for (int i = 0; i < layout.columns.length; i++) {
      SourceField field = contract.fields().get(i);
      layout.columns[i] = first(header.columns(field, year));
      layout.wrong[i] =
          layout.columns[i].length > 0 ? null : wrong(field, header, year).orElse(null);
    }
    return layout;
  }

  private static int[] first(List<List<Integer>> columns) {
    return columns.stream().mapToInt(c -> c.get(0)).toArray();
  }

  /** Columns of a field, most wanted first; none when the file lacks it. */
  int[] columns(int field) {
    return columns[field];
  }

  /** Why a field cannot be read: its only column is that of another year. */
  Optional<RowBreak> wrong(int field) {
    return Optional.ofNullable(wrong[field]);
  }

  /** The break of a field that the year has under another name than the file. */
  static Optional<RowBreak> wrong(SourceField field, Header header, RowYear year) {
    List<Alias> expected =
        field.aliases().all().stream().filter(a -> a.isValid(year.ends())).toList();
    if (!field.aliases().areDated() || expected.isEmpty()) {
      return Optional.empty();
    }
    return header
        .ofAnotherYear(field)
        .map(
            found ->
                new RowBreak(
                    header.at(found),
                    RowBreak.ANOTHER_YEAR,
                    "is the name of another year; rows of %d have '%s'"
                        .formatted(year.ends(), expected.get(0).at(year.term()))));
  }
}
