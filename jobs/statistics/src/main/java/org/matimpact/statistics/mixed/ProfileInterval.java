package org.matimpact.statistics.mixed;

/**
 * A 95 % profile-likelihood interval of a standard deviation or correlation.
 *
 * @param low lower limit; 0 for a standard deviation (-1 for a correlation) that the data do not
 *     rule out
 * @param high upper limit; 1 for a correlation that the data do not rule out
 * @param reachesBoundary whether a limit lies on the edge of what the component can be
 */
public record ProfileInterval(double low, double high, boolean reachesBoundary) {}
