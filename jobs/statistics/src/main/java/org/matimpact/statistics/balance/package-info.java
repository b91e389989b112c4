/** How alike the arms are, before and after matching. */
package org.matimpact.statistics.balance;
