package org.matimpact.pipeline.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns the text of a cell into a value of a field's type, or says why it is none. */
final class CellType {

  /** Longest text of a number, which bounds the work that a malicious exponent can cause. */
  private static final int LONGEST_NUMBER = 40;

  /** Largest power of ten of an integer: 10^18 fits into 64 bits. */
  private static final int LARGEST_EXPONENT = 18;

  private CellType() {}

  /** The value of text that is neither missing nor blank at its ends. */
  static Cell parse(SourceField field, String text) {
    return switch (field.type()) {
      case STRING -> new Cell.Value(text);
      case INTEGER -> integer(field, text);
      case NUMBER -> number(field, text);
      case DATE -> date(field, text);
      case BOOLEAN -> bool(field, text);
    };
  }

  private static Cell integer(SourceField field, String text) {
    String bare = field.notation().bare(text);
    if (field.notation().form() == NumberNotation.Form.ACADEMIC_YEAR) {
      return academicYear(field, bare);
    }
    if (isDigits(bare)) {
      return new Cell.Value(Long.parseLong(bare));
    }
    return decimal(bare)
        .flatMap(CellType::exact)
        .<Cell>map(Cell.Value::new)
        .orElseGet(() -> bad(field, text, "is no whole number"));
  }

  /** Programs write 2017 as 2017.0, which is no way to write 2016/2017. */
  private static Cell academicYear(SourceField field, String text) {
    OptionalLong year = AcademicYear.parse(text);
    if (year.isEmpty()) {
      year =
          decimal(text)
              .flatMap(CellType::exact)
              .map(whole -> AcademicYear.parse(whole.toString()))
              .orElse(OptionalLong.empty());
    }
    return year.isPresent()
        ? new Cell.Value(year.getAsLong())
        : bad(field, text, "is no academic year such as 2016/2017");
  }

  private static boolean isDigits(String text) {
    if (text.isEmpty() || text.length() > LARGEST_EXPONENT) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Programs write 100000 as 1e+05 or 100000.0: legal as long as nothing is lost. */
  private static Optional<Long> exact(BigDecimal number) {
    if (number.precision() - number.scale() > LARGEST_EXPONENT) {
      return Optional.empty();
    }
    BigDecimal whole = number.stripTrailingZeros();
    return whole.scale() <= 0 ? Optional.of(whole.longValueExact()) : Optional.empty();
  }

  private static Cell number(SourceField field, String text) {
    return decimal(field.notation().bare(text))
        .map(number -> field.quantum().map(q -> Grid.rounded(number, q)).orElse(number))
        .map(BigDecimal::doubleValue)
        .filter(Double::isFinite)
        .<Cell>map(Cell.Value::new)
        .orElseGet(() -> bad(field, text, "is no number"));
  }

  private static Optional<BigDecimal> decimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return Optional.empty();
      }
    }
    try {
      return text.length() > LONGEST_NUMBER ? Optional.empty() : Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Cell date(SourceField field, String text) {
    for (DatePattern format : field.formats()) {
      Optional<LocalDate> date = format.parse(text);
      if (date.isPresent()) {
        return new Cell.Value(date.get());
      }
    }
    return bad(field, text, "is no date written as " + field.formats());
  }

  private static Cell bool(SourceField field, String text) {
    return switch (text) {
      case "true", "True", "TRUE", "1" -> new Cell.Value(true);
      case "false", "False", "FALSE", "0" -> new Cell.Value(false);
      default -> bad(field, text, "is neither true nor false");
    };
  }

  private static Cell bad(SourceField field, String text, String what) {
    return new Cell.Bad(field.type().schemaName(), field.sensitivity().show(text) + " " + what);
  }
}
