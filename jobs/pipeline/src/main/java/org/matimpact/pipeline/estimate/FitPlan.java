package org.matimpact.pipeline.estimate;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What executors need to fit: it grows with schools and travels once.
 *
 * @param estimable contrasts to fit, by identifier
 * @param phases schools, covariates and outcomes by phase
 * @param requests effects to estimate on each contrast, by phase
 */
record FitPlan(
    Map<String, ContrastFacts> estimable,
    Map<String, PhaseOutcomes> phases,
    Map<String, List<NamedRequest>> requests)
    implements Serializable {}
