/** The stages of the evaluation as Spark jobs over a Delta lake. */
package org.matimpact.pipeline;
