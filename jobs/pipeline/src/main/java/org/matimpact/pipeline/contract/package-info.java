/**
 * Contracts of text files, and the one reader of them.
 *
 * <p>A contract is a Frictionless Data Resource in {@code schemas/sources}. Beside the standard
 * properties it may have, on the resource:
 *
 * <ul>
 *   <li>{@code x-table}: table that a row becomes a row of. A field is a column of that table by
 *       its name; a field that is none must be used by the contract itself.
 *   <li>{@code x-keep}: field to values; rows with another value are counted as not applicable.
 *   <li>{@code x-year}: academic year (by the calendar year in which it ends) of the measures: a
 *       number, {@code {"column": field, "add": years}}, {@code {"path": pattern with one group}}
 *       or {@code {"header": pattern with one group, "add": years}}, which finds the year of a
 *       termly census in its headers (two digits or four; add 1 for an autumn census).
 *   <li>{@code x-phase}: phase of the measures, when no field {@code phase} gives it.
 *   <li>{@code x-short-rows}: {@code allowed} when a row may stop before the header does; the cells
 *       it does not write are missing. A row with too many cells is always rejected.
 *   <li>{@code x-delimiters}: further characters that may stand between cells; the header tells
 *       which does.
 *   <li>{@code x-key-stage}: KS2 or KS4 when rows of table pupil_attainment are results; without it
 *       they are a census. Rows of that table end at every line end, are parsed by executors only,
 *       may come as Parquet, and take quantum and range of a number from the table.
 * </ul>
 *
 * <p>and on a field:
 *
 * <ul>
 *   <li>{@code x-aliases}: headers that it may have, most wanted first; its name comes last. Texts:
 *       the first that is there is the column. With an object {@code {"name", "from", "to"}} among
 *       them, an alias is a name in those years alone, a row goes by the names of its year (of
 *       x-year, else field {@code year}), {@code {yy}} stands for the two digits of a census, and
 *       of several columns the first with a value in the row counts. A row whose year has the field
 *       under another name than the file is broken; a file of such rows is refused.
 *   <li>{@code x-formats}: further date formats, tried in order, never guessed.
 *   <li>{@code x-values}: label in the file to canonical value; {@code "*"} is every other label,
 *       {@code null} a missing value, and for the field {@code phase} a list is several phases.
 *   <li>{@code x-lookup}: {@code {"resource", "key", "value"}}: the cell is a key of another
 *       contract's rows, and that row's value takes its place.
 *   <li>{@code x-measure}, {@code x-year}: the column is one measure-year of {@code school_year}.
 *   <li>{@code x-quantum}: step to which the number is rounded, ties to even.
 *   <li>{@code x-sensitivity}: direct-identifier, pupil, school (the default) or open; values of
 *       the first two never stand in a message, and a direct identifier leaves the parser as a
 *       keyed hash.
 *   <li>{@code x-type}: {@code academic-year} reads 2016/2017, 2016/17, 201617 and 2017 as 2017.
 *   <li>{@code x-timing}: read by other parts of the pipeline.
 * </ul>
 *
 * <p>{@code fieldsMatch} of the schema is {@code subset} (every field must be in the file, the
 * default) or {@code partial} (only required ones must).
 */
package org.matimpact.pipeline.contract;
