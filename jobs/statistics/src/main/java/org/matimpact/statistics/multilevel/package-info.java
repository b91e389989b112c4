/** Pupils in school-years in schools: the linear mixed model, fitted from cross-products alone. */
package org.matimpact.statistics.multilevel;
