/** How long the methods take, by number of units. */
package org.matimpact.benchmarks;
