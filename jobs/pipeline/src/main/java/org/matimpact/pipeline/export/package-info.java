/**
 * What an edition has published, as files for people without Spark: a Data Package, files for
 * explore education statistics, a workbook. Reads the published tables with Delta Kernel.
 */
package org.matimpact.pipeline.export;
