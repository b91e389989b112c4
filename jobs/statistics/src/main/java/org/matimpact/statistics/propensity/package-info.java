/** The probability of treatment given the covariates. */
package org.matimpact.statistics.propensity;
