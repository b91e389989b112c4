/** Numbers and findings in words that follow the sign and the interval, and say no more. */
package org.matimpact.pipeline.report.words;
