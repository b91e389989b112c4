package org.matimpact.pipeline.contract;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The layout of a file: a Data Resource with the custom properties of this project.
 *
 * @param name name by which the settings call it
 * @param title one line for people
 * @param description what is in the file and how it is read
 * @param encoding character encoding, a superset of ASCII
 * @param delimiters characters that may stand between cells; the header tells which does
 * @param table table that a row becomes a row of, if any
 * @param fields columns that are read
 * @param columnsNeeded which columns a file must have
 * @param shortRows what a row with fewer cells than the header means
 * @param primaryKey fields that together may not repeat within a source; {@code year} counts as one
 *     when the contract has a year
 * @param uniqueKeys single fields that may not repeat, which other contracts may look up
 * @param foreignKeys references to other contracts
 * @param keep field to values: rows with another value are not applicable
 * @param year academic year of every measure that has none of its own
 * @param phase phase of every measure when no field {@code phase} gives it
 * @param keyStage key stage of every row of pupils; empty for a census
 */
public record SourceContract(
    String name,
    String title,
    String description,
    Charset encoding,
    List<Character> delimiters,
    Optional<String> table,
    List<SourceField> fields,
    ColumnsNeeded columnsNeeded,
    ShortRows shortRows,
    List<String> primaryKey,
    List<String> uniqueKeys,
    List<ForeignKey> foreignKeys,
    Map<String, Set<String>> keep,
    Optional<YearRule> year,
    Optional<String> phase,
    Optional<String> keyStage) {

  /** Table that sources of pupils supply. */
  public static final String PUPILS = "pupil_attainment";

  /** Name under which a row carries the contract's year. */
  public static final String YEAR = "year";

  /** Name of the field that gives the phase, or phases, of a row's measures. */
  public static final String PHASE = "phase";

  /** Whether rows are pupils: they are parsed by executors and never held on the driver. */
  public boolean holdsPupils() {
    return table.equals(Optional.of(PUPILS));
  }

  /** Whether the columns of a field depend on the year of the row. */
  boolean isDated() {
    return fields.stream().anyMatch(f -> f.aliases().areDated());
  }

  /** A year as rows and headers have it. */
  RowYear rowYear(int ends) {
    return new RowYear(ends, ends - year.map(YearRule::termsBefore).orElse(0));
  }

  /** Which columns a file must have: {@code fieldsMatch} of the schema. */
  public enum ColumnsNeeded {
    /** Every field: {@code subset}, the default here. */
    ALL,
    /** The required fields; others may be absent in some years: {@code partial}. */
    REQUIRED
  }

  /** What a row with fewer cells than the header means: {@code x-short-rows}. */
  public enum ShortRows {
    /** It broke the contract: a cell is lost and the rest may have moved. */
    REJECTED,
    /** The cells it does not write are missing values. */
    ALLOWED
  }
}
