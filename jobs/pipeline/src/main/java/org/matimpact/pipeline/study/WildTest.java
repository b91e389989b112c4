package org.matimpact.pipeline.study;

import java.io.Serializable;

/**
 * What the wild cluster bootstrap says of an effect.
 *
 * @param pValue two-sided; NaN where it was not asked for
 * @param statistic t of the data, by CR1 without (n-1)/(n-p); NaN where nothing was asked for
 * @param replicates t of each replicate, drawn as in the other effects of the family; empty outside
 *     families
 */
@SuppressWarnings("ArrayRecordComponent") // statistics; compared by content nowhere
public record WildTest(double pValue, double statistic, double[] replicates)
    implements Serializable {

  /** Not tested. */
  static final WildTest NONE = new WildTest(Double.NaN, Double.NaN, new double[0]);

  /** Whether it can take part in the step-down of a family. */
  public boolean inFamily() {
    return replicates.length > 0;
  }
}
