/** Estimates from several imputed data sets combined into one. */
package org.matimpact.statistics.imputation;
