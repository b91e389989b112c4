/** Commands that print what the lake holds, without Spark. */
package org.matimpact.pipeline.cli.show;
