/** A public hash, so that orders that look random can be made again anywhere. */
package org.matimpact.statistics.hash;
