/** Logistic regression with random intercepts, and the average effects it implies. */
package org.matimpact.statistics.logistic;
