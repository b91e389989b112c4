/** Charts as inline SVG: shapes carry classes that the style sheet colours, texts are escaped. */
package org.matimpact.pipeline.report.chart;
