/** Choosing or weighting comparison units so that they resemble the treated ones. */
package org.matimpact.statistics.matching;
