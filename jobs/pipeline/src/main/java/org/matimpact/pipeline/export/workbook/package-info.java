/**
 * The published tables as one workbook for spreadsheets.
 *
 * <p>It follows the Government Analysis Function's "Releasing statistics in spreadsheets" (30 June
 * 2021, read in November 2026): a cover and a list of contents; a sheet a table, which starts in
 * column A under a title and a line that says what is on the sheet, is marked up as a table, and
 * has one header row, no merged and no blank cells; shorthand in square brackets for numbers that
 * are not there; no filter buttons. The header stays in view when rows are scrolled.
 */
package org.matimpact.pipeline.export.workbook;
