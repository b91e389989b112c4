package org.matimpact.pipeline.estimate;

import java.io.Serializable;

/**
 * An outcome among the pupils of whom it is known to which level of a subgroup they belong.
 *
 * @param outcome name of the outcome
 * @param variable the subgroup; all where every pupil with the outcome counts
 */
record PanelKey(String outcome, String variable) implements Serializable {

  /** The outcome among all pupils who have it, with indicators of what they lack. */
  static PanelKey withIndicators(String outcome) {
    return new PanelKey(outcome, "all with indicators");
  }

  /** The outcome among the pupils who have it and lack no predictor, to whom imputed ones come. */
  static PanelKey imputed(String outcome) {
    return new PanelKey(outcome, "all imputed");
  }
}
