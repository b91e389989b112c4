/**
 * The statistics of the evaluation on plain arrays: propensity scores, matching, balance and
 * cluster-robust inference. Nothing here knows Spark, files or schools.
 */
package org.matimpact.statistics;
