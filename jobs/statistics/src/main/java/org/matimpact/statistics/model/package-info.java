/** Covariates and the design matrices made from them. */
package org.matimpact.statistics.model;
