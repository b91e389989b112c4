package org.matimpact.pipeline.scan;

import java.io.Serializable;

/** What one pass over the pupils leaves of a school-year: a row of one of the scan's tables. */
sealed interface ScannedRow extends Serializable permits CrossProductRow, PatternCounts {}
