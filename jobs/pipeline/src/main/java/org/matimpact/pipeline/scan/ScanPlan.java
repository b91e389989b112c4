package org.matimpact.pipeline.scan;

import java.io.Serializable;
import org.matimpact.pipeline.study.crossproduct.ProductLayout;

/** What executors need to scan the pupils of one key stage. */
record ScanPlan(
    String keyStage, ProductLayout layout, Slices slices, TercileCuts cuts, PatternPlan patterns)
    implements Serializable {}
