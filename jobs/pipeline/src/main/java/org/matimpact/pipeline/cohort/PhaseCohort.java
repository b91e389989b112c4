package org.matimpact.pipeline.cohort;

import java.util.List;
import org.matimpact.pipeline.settings.PhaseSettings;

/**
 * The cohort of one phase.
 *
 * @param registered schools in the population source before the phase is asked
 * @param members schools of the phase in ascending URN
 * @param covariates covariate sets in the order of the settings; the first decides eligibility
 * @param shortStays stays in trusts dropped as artefacts
 */
record PhaseCohort(
    PhaseSettings phase,
    int registered,
    List<CohortMember> members,
    List<CovariateSetValues> covariates,
    int shortStays) {}
