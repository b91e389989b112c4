package org.matimpact.pipeline.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Reads one field's cells: missing values, type, meanings of labels, constraints, in that order.
 */
final class CellReader {

  /** A value that must be there is missing. */
  static final Cell.Bad REQUIRED = new Cell.Bad("required", "has no value, and must have one");

  private final SourceField field;
  private final int longestMissing;

  CellReader(SourceField field) {
    this.field = field;
    this.longestMissing = field.missing().stream().mapToInt(String::length).max().orElse(-1);
  }

  SourceField field() {
    return field;
  }

  Cell read(String cell) {
    String text = cell.strip();
    if (text.length() <= longestMissing && field.missing().contains(text)) {
      return missing();
    }
    return field.values().isPresent()
        ? meaning(field.values().get(), text)
        : constrained(CellType.parse(field, text), text);
  }

  /** A cell that the row does not write. */
  Cell missing() {
    return field.isRequired() ? REQUIRED : Cell.MISSING;
  }

  private Cell meaning(ValueMap values, String text) {
    Optional<List<String>> meaning = values.meaning(text);
    if (meaning.isEmpty()) {
      return new Cell.Bad(
          "x-values", field.sensitivity().show(text) + " is not among the values of the contract");
    }
    List<String> all = meaning.get();
    if (all.isEmpty()) {
      return missing();
    }
    return field.name().equals(SourceContract.PHASE)
        ? new Cell.Value(all)
        : constrained(CellType.parse(field, all.get(0)), text);
  }

  private Cell constrained(Cell cell, String text) {
    if (!(cell instanceof Cell.Value parsed)) {
      return cell;
    }
    Object value = parsed.value();
    Constraints limits = field.constraints();
    if (limits.minimum().isPresent() && compare(value, limits.minimum().get()) < 0) {
      return bad("minimum", text, "is below " + limits.minimum().get());
    }
    if (limits.maximum().isPresent() && compare(value, limits.maximum().get()) > 0) {
      return bad("maximum", text, "is above " + limits.maximum().get());
    }
    if (!limits.allowed().isEmpty() && !limits.allowed().contains(String.valueOf(value))) {
      return bad("enum", text, "is none of " + limits.allowed().stream().sorted().toList());
    }
    if (limits.pattern().isPresent() && !limits.pattern().get().matcher(text).matches()) {
      return bad("pattern", text, "does not match " + limits.pattern().get());
    }
    return cell;
  }

  private static int compare(Object value, Object bound) {
    return value instanceof LocalDate date
        ? date.compareTo((LocalDate) bound)
        : Double.compare(((Number) value).doubleValue(), ((Number) bound).doubleValue());
  }

  private Cell bad(String rule, String text, String what) {
    return new Cell.Bad(rule, field.sensitivity().show(text) + " " + what);
  }
}
