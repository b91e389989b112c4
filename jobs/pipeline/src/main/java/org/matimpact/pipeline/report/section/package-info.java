/** What each part of the report says, from the tables; the templates say how it looks. */
package org.matimpact.pipeline.report.section;
