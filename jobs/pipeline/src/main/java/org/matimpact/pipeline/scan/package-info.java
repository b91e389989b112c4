/**
 * Stage scan: reads the pupils once and leaves exact integer cross-products by school-year,
 * missingness pattern and slice. Everything that is estimated about pupils comes from these.
 */
package org.matimpact.pipeline.scan;
