package org.matimpact.pipeline.impute;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.matimpact.pipeline.study.crossproduct.ProductLayout;

/**
 * What executors need to impute the pupils of one phase: it grows with schools.
 *
 * @param years outcome years, ascending
 * @param strata arm of each eligible school, by URN
 * @param outcomes models by outcome
 * @param imputations number of imputations
 * @param seed of the run
 */
record ImputationPlan(
    String phase,
    ProductLayout layout,
    List<Integer> years,
    Map<Long, Integer> strata,
    List<OutcomeModel> outcomes,
    int imputations,
    long seed)
    implements Serializable {}
