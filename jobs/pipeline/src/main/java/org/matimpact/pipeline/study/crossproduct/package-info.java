/**
 * What the scan of the pupils writes and estimation reads: which integer columns there are, which
 * products of them are kept, and how a school-year's sums become means and centred cross-products.
 */
package org.matimpact.pipeline.study.crossproduct;
