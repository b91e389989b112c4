/**
 * Covariate patterns: pupils of a school-year who are alike in every column of a model, counted
 * together. What a model needs that is no sum of products.
 */
package org.matimpact.pipeline.study.pattern;
