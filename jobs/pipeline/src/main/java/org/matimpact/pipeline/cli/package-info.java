/** The command line: it knows every stage, and nothing knows it. */
package org.matimpact.pipeline.cli;
