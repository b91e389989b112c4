/** The little linear algebra the other packages need; in fixed order, on one thread. */
package org.matimpact.statistics.linear;
