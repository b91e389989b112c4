/**
 * Who is compared with whom: arms, size bands, routes, exposure, predecessor chains, covariates and
 * attrition. Facts come from the register tables; nothing here reads an effect.
 */
package org.matimpact.pipeline.cohort;
