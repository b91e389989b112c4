/** Names that a person has misspelt, and those they may have meant. */
package org.matimpact.pipeline.names;
