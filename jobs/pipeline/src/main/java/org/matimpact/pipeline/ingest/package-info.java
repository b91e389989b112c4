/** Files into register tables, every row kept or rejected with its reason. */
package org.matimpact.pipeline.ingest;
