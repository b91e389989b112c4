/** Tests that rest on the assignment of treatment alone. */
package org.matimpact.statistics.randomisation;
