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
 *       number, {@code {"column": field, "add": years}} or {@code {"path": pattern with one
 *       group}}.
 *   <li>{@code x-phase}: phase of the measures, when no field {@code phase} gives it.
 *   <li>{@code x-short-rows}: {@code allowed} when a row may stop before the header does; the cells
 *       it does not write are missing. A row with too many cells is always rejected.
 * </ul>
 *
 * <p>and on a field:
 *
 * <ul>
 *   <li>{@code x-aliases}: headers that it may have, most wanted first; its name comes last.
 *   <li>{@code x-formats}: further date formats, tried in order, never guessed.
 *   <li>{@code x-values}: label in the file to canonical value; {@code "*"} is every other label,
 *       {@code null} a missing value, and for the field {@code phase} a list is several phases.
 *   <li>{@code x-lookup}: {@code {"resource", "key", "value"}}: the cell is a key of another
 *       contract's rows, and that row's value takes its place.
 *   <li>{@code x-measure}, {@code x-year}: the column is one measure-year of {@code school_year}.
 *   <li>{@code x-quantum}: step of which the number is a multiple.
 *   <li>{@code x-sensitivity}: direct-identifier, pupil, school (the default) or open; values of
 *       the first two never stand in a message.
 *   <li>{@code x-timing}, {@code x-type}: read by other parts of the pipeline.
 * </ul>
 *
 * <p>{@code fieldsMatch} of the schema is {@code subset} (every field must be in the file, the
 * default) or {@code partial} (only required ones must).
 */
package org.matimpact.pipeline.contract;
