/** Weighted least squares with cluster-robust inference. */
package org.matimpact.statistics.robust;
