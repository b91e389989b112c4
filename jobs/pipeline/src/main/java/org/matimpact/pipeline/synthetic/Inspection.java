package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;

/**
 * An Ofsted inspection of a site.
 *
 * @param inspectedOn last day of the inspection
 * @param judgement overall effectiveness
 */
record Inspection(LocalDate inspectedOn, Judgement judgement) {}
