package org.matimpact.pipeline.synthetic;

/**
 * Whom a school teaches in the long run. It does not react to conversion or to joining a trust.
 *
 * @param roll pupils of all ages
 * @param disadvantage share eligible for free school meals in the last six years (FSM6), 0 to 1
 * @param language share with English as an additional language (EAL), 0 to 1
 * @param standing prior attainment relative to schools of the phase, standardised
 * @param hardship FSM6 relative to schools of the phase, standardised on the logit scale
 */
record Intake(int roll, double disadvantage, double language, double standing, double hardship) {}
