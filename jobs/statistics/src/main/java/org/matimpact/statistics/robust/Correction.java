package org.matimpact.statistics.robust;

/** Small-sample corrections of the cluster-robust variance, named as in {@link ClusterRobust}. */
public enum Correction {
  /** None (Liang &amp; Zeger 1986, Biometrika 73, 13-22). */
  CR0,
  /** The factor G/(G-1) (n-1)/(n-p): clubSandwich's CR1S, sandwich's HC1, Stata's default. */
  CR1,
  /** Bias-reduced linearisation (Bell &amp; McCaffrey 2002, Survey Methodology 28, 169-181). */
  CR2,
  /** The jackknife, (G-1)/G times clubSandwich's CR3. */
  CR3
}
