/**
 * The Delta tables under one root, and the editions they hold. {@link
 * org.matimpact.pipeline.lake.Lake} writes and {@link org.matimpact.pipeline.lake.Edition} reads
 * with Spark; {@link org.matimpact.pipeline.lake.KernelLake} reads without.
 */
package org.matimpact.pipeline.lake;
