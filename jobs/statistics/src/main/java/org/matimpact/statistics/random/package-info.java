/** Random numbers that depend on a seed and on what they are for, never on the order of work. */
package org.matimpact.statistics.random;
