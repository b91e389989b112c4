/**
 * The report of an edition: one HTML file that opens without a network. It reads tables and writes
 * nothing; templates, style and script are resources beside this package.
 */
package org.matimpact.pipeline.report;
