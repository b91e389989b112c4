/** Results in the tidy layout of the Department for Education's explore education statistics. */
package org.matimpact.pipeline.export.tidy;
