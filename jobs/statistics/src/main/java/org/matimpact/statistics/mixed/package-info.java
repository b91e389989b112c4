/**
 * Linear mixed models with effects of schools, years of schools and groups of schools, crossed or
 * nested, from the cross-products of school-years alone.
 */
package org.matimpact.statistics.mixed;
