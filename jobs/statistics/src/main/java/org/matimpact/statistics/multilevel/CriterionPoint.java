package org.matimpact.statistics.multilevel;

/**
 * The profiled criterion at one point of the variance ratios (school, school-year).
 *
 * @param value -2 log likelihood, restricted or full
 * @param gradient its derivatives
 * @param hessian its second derivatives
 * @param expected the expected second derivatives of the profiled criterion, positive semi-definite
 */
@SuppressWarnings("ArrayRecordComponent") // two by two; compared by content nowhere
record CriterionPoint(double value, double[] gradient, double[][] hessian, double[][] expected) {}
