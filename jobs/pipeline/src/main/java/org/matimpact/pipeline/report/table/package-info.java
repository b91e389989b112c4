/** Tables as the templates show them: cells with a text to read and a key to sort by. */
package org.matimpact.pipeline.report.table;
